import { expect, test } from "vitest";
import { touchedDays } from "./touched-days.ts";

const at = (text: string): number => Date.parse(text) / 1_000;
const touched = (
  spans: [start: string, end: string][],
  timeZone = "UTC",
  dayStartsAtMinutes = 0,
): string[] =>
  touchedDays(
    spans.map(([start, end]) => ({ startsAt: at(start), endsAt: at(end) })),
    { timeZone, dayStartsAtMinutes },
  );

test("touchedDays() gives both days of half past eleven at night", () => {
  const spans = [{ startsAt: 1_795_303_800, endsAt: 1_795_303_860 }];
  expect(touchedDays(spans, { timeZone: "UTC", dayStartsAtMinutes: 0 })).toEqual([
    "2026-11-21",
    "2026-11-22",
  ]);
});

test.each<[string, string[], string[]]>([
  [
    "noon touches its own day alone",
    touched([["2026-11-20T12:00:00Z", "2026-11-20T12:05:00Z"]]),
    ["2026-11-20"],
  ],
  [
    "00:30 also touches the day before, whose last gap it may end",
    touched([["2026-11-20T00:30:00Z", "2026-11-20T00:31:00Z"]]),
    ["2026-11-19", "2026-11-20"],
  ],
  [
    "days are the person's: 23:30 UTC is the middle of the day in Auckland",
    touched([["2026-11-20T23:30:00Z", "2026-11-20T23:31:00Z"]], "Pacific/Auckland"),
    ["2026-11-21"],
  ],
  [
    "a day may start at four in the morning",
    touched([["2026-11-20T02:00:00Z", "2026-11-20T02:01:00Z"]], "UTC", 240),
    ["2026-11-19"],
  ],
  [
    "late and fresh sessions touch both days, each once",
    touched([
      ["2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"],
      ["2026-11-20T13:00:00Z", "2026-11-20T13:01:00Z"],
      ["2026-03-02T12:00:00Z", "2026-03-02T12:01:00Z"],
    ]),
    ["2026-03-02", "2026-11-20"],
  ],
  [
    "the skipped hour in Berlin loses no day",
    touched([["2026-03-29T00:59:00Z", "2026-03-29T01:01:00Z"]], "Europe/Berlin"),
    ["2026-03-29"],
  ],
  ["nothing touches nothing", touched([]), []],
])("%s", (_, days, expected) => {
  expect(days).toEqual(expected);
});
