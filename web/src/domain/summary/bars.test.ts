import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import type { SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { expect, it } from "vitest";
import { barSize, barsOf, comparisonWords, REST, SERIES_MAX } from "./bars.ts";

function summary(values: [string, number][], bucketBy: "day" | "month" = "day"): SummaryAnswer {
  const shares = values.map(([value, seconds]) => ({ value, name: value, seconds }));
  const seconds = values.reduce((sum, [, part]) => sum + part, 0);
  return {
    from: "2026-11-01",
    to: "2026-11-01",
    bucketBy,
    groupBy: "project",
    secondsTotal: seconds,
    daysCounted: 1,
    daysActive: 1,
    secondsPerDay: seconds,
    bestDay: null,
    before: { from: "2026-10-31", to: "2026-10-31", secondsTotal: 0, change: null },
    buckets: [
      {
        start: "2026-11-01",
        seconds,
        parts: shares.map(({ value, seconds }) => ({ value, seconds })),
      },
    ],
    breakdown: { project: shares, language: [], editor: [], deviceId: [], branch: [] },
    lines: NO_LINES,
    pendingDays: 0,
  };
}

it("barsOf() names every part while they are few", () => {
  const { bars, series } = barsOf(
    summary([
      ["web", 60],
      ["", 30],
    ]),
    (value) => `colour-${value}`,
  );
  expect(series).toEqual([
    { value: "web", name: "web", colour: "colour-web" },
    { value: "", name: "No project", colour: "colour-" },
  ]);
  expect(bars[0]).toMatchObject({
    key: "2026-11-01",
    title: "Sunday 1 November 2026",
    seconds: 90,
    parts: [
      { value: "web", seconds: 60 },
      { value: "", seconds: 30 },
    ],
  });
});

it("barsOf() gathers the rest, so that the parts of a bar still add up to it", () => {
  const { bars, series } = barsOf(
    summary(Array.from({ length: 11 }, (_, index) => [`p${index}`, 100 - index])),
    () => "",
  );
  expect(series).toHaveLength(SERIES_MAX);
  expect(series.at(-1)).toMatchObject({ value: REST, name: "4 more" });
  expect(bars[0]?.parts.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(bars[0]?.seconds);
});

it("barsOf() calls months by their names", () => {
  expect(barsOf(summary([["web", 1]], "month"), () => "").bars[0]).toMatchObject({
    tick: "Nov 2026",
    title: "Nov 2026",
  });
});

it.each([
  [0.125, 30, "12 % more than the 30 days before"],
  [-0.999, 7, "99 % less than the 7 days before"],
  [0, 1, "The same as the day before"],
  [0.004, 7, "About the same as the 7 days before"],
  [3.56, 7, "4.5 times the 7 days before"],
  [8.99, 7, "9.9 times the 7 days before"],
  [9, 7, "10 times the 7 days before"],
  [11.6, 1, "13 times the day before"],
  [98, 30, "99 times the 30 days before"],
  [98.2, 30, "more than 99 times the 30 days before"],
  [244.8, 30, "more than 99 times the 30 days before"],
  [null, 30, "Nothing in the 30 days before"],
])("a change of %s over %i days reads %s", (change, days, words) =>
  expect(comparisonWords(change, days)).toBe(words),
);

it("barsOf() sums days into weeks by the person's week start, and loses no second", () => {
  const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map((start, index) => ({
    start,
    seconds: 10 + index,
    parts: [{ value: "web", seconds: 10 + index }],
  }));
  const whole = { ...summary([["web", 46]]), buckets: days };
  const { bars } = barsOf(whole, () => "", "week", 1);
  expect(bars.map(({ key, seconds, parts }) => [key, seconds, parts])).toEqual([
    ["2026-11-20", 33, [{ value: "web", seconds: 33 }]],
    ["2026-11-23", 13, [{ value: "web", seconds: 13 }]],
  ]);
  expect(barsOf(whole, () => "", "week", 7).bars.map(({ key }) => key)).toEqual([
    "2026-11-20",
    "2026-11-22",
  ]);
});

it("barSize() is what was chosen, weeks for long ranges, and months when only months are known", () => {
  const long = {
    ...summary([["web", 1]]),
    buckets: Array.from({ length: 365 }, () => ({ start: "2026-11-20", seconds: 0, parts: [] })),
  };
  expect([
    barSize(summary([]), undefined),
    barSize(long, undefined),
    barSize(long, "day"),
    barSize(summary([], "month"), "day"),
  ]).toEqual(["day", "week", "day", "month"]);
});
