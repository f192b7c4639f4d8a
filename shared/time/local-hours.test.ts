import fc from "fast-check";
import { expect, test } from "vitest";
import { clock, instant, SUNDAY } from "../testing/builders.ts";
import { hourOf, hourParts } from "./local-hours.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Pacific/Chatham",
  "Africa/Casablanca",
];
const summed = (parts: { hour: number; startedAt: number; endedAt: number }[]) =>
  parts.map(({ hour, startedAt, endedAt }) => [hour, endedAt - startedAt]);

test("hourOf() gives the hour on local clocks", () => {
  expect(hourOf(SUNDAY, "Asia/Kolkata")).toBe(5);
  expect(hourOf(SUNDAY, "America/New_York")).toBe(19);
});

test("hourParts() cuts at full local hours", () => {
  expect(summed(hourParts(clock("00:20"), clock("01:10"), { timeZone: "UTC" }))).toEqual([
    [0, 2_400],
    [1, 600],
  ]);
  expect(summed(hourParts(clock("00:20"), clock("01:10"), { timeZone: "Asia/Kolkata" }))).toEqual([
    [5, 600],
    [6, 2_400],
  ]);
});

test("hourParts() skips the hour that a spring night in Berlin leaves out", () => {
  const parts = hourParts(
    instant("2026-03-29T01:30:00+01:00"),
    instant("2026-03-29T03:30:00+02:00"),
    { timeZone: "Europe/Berlin" },
  );
  expect(summed(parts)).toEqual([
    [1, 1_800],
    [3, 1_800],
  ]);
});

test("hourParts() gives the hour that an autumn night in Berlin repeats twice", () => {
  const parts = hourParts(
    instant("2026-10-25T02:00:00+02:00"),
    instant("2026-10-25T03:00:00+01:00"),
    { timeZone: "Europe/Berlin" },
  );
  expect(summed(parts)).toEqual([
    [2, 3_600],
    [2, 3_600],
  ]);
});

test("hourParts() cuts Lord Howe's half-hour change in the middle of the hour", () => {
  const parts = hourParts(
    instant("2026-10-04T01:00:00+10:30"),
    instant("2026-10-04T03:00:00+11:00"),
    { timeZone: "Australia/Lord_Howe" },
  );
  expect(summed(parts)).toEqual([
    [1, 3_600],
    [2, 1_800],
  ]);
});

test("hourParts() follow each other without a hole and add up", () => {
  const at = fc.integer({
    min: instant("2020-01-01T00:00:00Z"),
    max: instant("2035-01-01T00:00:00Z"),
  });
  fc.assert(
    fc.property(
      at,
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom(...ZONES),
      (startedAt, seconds, timeZone) => {
        const parts = hourParts(startedAt, startedAt + seconds, { timeZone });
        expect(parts[0]?.startedAt).toBe(startedAt);
        expect(parts.at(-1)?.endedAt).toBe(startedAt + seconds);
        for (const [index, part] of parts.entries())
          expect(parts[index + 1]?.startedAt ?? part.endedAt).toBe(part.endedAt);
      },
    ),
  );
});

test("hourOf() agrees with the engine's own formatter", () => {
  const formats = new Map(
    ZONES.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" }),
    ]),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: instant("2020-01-01T00:00:00Z"), max: instant("2035-01-01T00:00:00Z") }),
      fc.constantFrom(...ZONES),
      (at, timeZone) => {
        expect(hourOf(at, timeZone)).toBe(Number(formats.get(timeZone)?.format(at * 1000)));
      },
    ),
    { numRuns: 500 },
  );
});

test("hourOf() is right in the very second of a change", () => {
  expect(hourOf(instant("2026-03-29T03:00:00+02:00"), "Europe/Berlin")).toBe(3);
  expect(hourOf(instant("2026-03-29T03:00:00+02:00") - 1, "Europe/Berlin")).toBe(1);
});
