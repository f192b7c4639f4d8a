import { DomainError } from "@streakline/shared/errors.ts";
import { dayNumber, daysBetween } from "@streakline/shared/time/days.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bucketBy,
  bucketStarts,
  checkRange,
  type DayRange,
  rangeBefore,
  rangeParts,
} from "./range.ts";

const dayArb = fc
  .integer({ min: dayNumber("2010-01-01"), max: dayNumber("2030-12-31") })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const rangeArb = fc
  .tuple(dayArb, dayArb)
  .map(([a, b]): DayRange => (a < b ? { from: a, to: b } : { from: b, to: a }));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "none";
}

test.each([
  { from: "2026-11-22", to: "2026-11-22", code: "none" },
  { from: "2026-11-22", to: "2026-11-21", code: "range_reversed" },
  { from: "2015-12-10", to: "2026-11-22", code: "range_too_long" },
  { from: "2015-12-11", to: "2026-11-22", code: "none" },
  { from: "0001-01-01", to: "0001-01-02", code: "bad_input" },
  { from: "2026-11-22", to: "9999-12-31", code: "bad_input" },
])("checkRange() answers $from to $to with $code", ({ from, to, code }) => {
  expect(codeOf(() => checkRange({ from, to }))).toBe(code);
});

test("rangeBefore() gives as many days that end the day before", () => {
  const today = "2026-11-22";
  expect(rangeBefore({ from: "2026-11-08", to: "2026-11-14" }, today)).toEqual({
    from: "2026-11-01",
    to: "2026-11-07",
  });
  expect(rangeBefore({ from: "2026-11-22", to: "2026-11-22" }, today)).toEqual({
    from: "2026-11-21",
    to: "2026-11-21",
  });
});

test("rangeBefore() counts only the days that are there already of a range that is still running", () => {
  const november = { from: "2026-11-01", to: "2026-11-30" };
  expect(rangeBefore(november, "2026-11-01")).toEqual({ from: "2026-10-31", to: "2026-10-31" });
  expect(rangeBefore(november, "2026-11-07")).toEqual({ from: "2026-10-25", to: "2026-10-31" });
  for (const today of ["2026-11-30", "2026-12-01", "2026-10-31"])
    expect(rangeBefore(november, today)).toEqual({ from: "2026-10-02", to: "2026-10-31" });
});

test("bucketBy() goes by month beyond 400 days", () => {
  expect(bucketBy({ from: "2025-10-19", to: "2026-11-22" })).toBe("day");
  expect(bucketBy({ from: "2025-10-18", to: "2026-11-22" })).toBe("month");
});

test("rangeParts() splits a long range into whole months and the days at its edges", () => {
  expect(rangeParts({ from: "2025-01-15", to: "2026-12-31" }, { byDayOnly: false })).toEqual({
    months: { from: "2025-02-01", to: "2026-12-01" },
    days: [{ from: "2025-01-15", to: "2025-01-31" }],
  });
  expect(rangeParts({ from: "2025-01-01", to: "2026-12-30" }, { byDayOnly: false })).toEqual({
    months: { from: "2025-01-01", to: "2026-11-01" },
    days: [{ from: "2026-12-01", to: "2026-12-30" }],
  });
  expect(rangeParts({ from: "2025-01-01", to: "2026-12-30" }, { byDayOnly: true })).toEqual({
    months: null,
    days: [{ from: "2025-01-01", to: "2026-12-30" }],
  });
});

test("rangeParts() covers every day of a range exactly once", () => {
  fc.assert(
    fc.property(rangeArb, fc.boolean(), (range, byDayOnly) => {
      const { months, days } = rangeParts(range, { byDayOnly });
      const all = daysBetween(range.from, range.to);
      const ofMonths =
        months === null
          ? []
          : all.filter(
              (day) =>
                `${day.slice(0, 7)}-01` >= months.from && `${day.slice(0, 7)}-01` <= months.to,
            );
      const covered = [
        ...ofMonths,
        ...days.flatMap(({ from, to }) => daysBetween(from, to)),
      ].toSorted();
      expect(covered).toEqual(all);
      if (months !== null) expect([months.from.slice(8), months.to.slice(8)]).toEqual(["01", "01"]);
    }),
  );
});

test("bucketStarts() lists every day, or every month touched", () => {
  expect(bucketStarts({ from: "2026-02-27", to: "2026-03-01" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(bucketStarts({ from: "2024-12-20", to: "2026-02-01" })).toEqual(
    [
      "2024-12",
      ...Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`),
      "2026-01",
      "2026-02",
    ].map((month) => `${month}-01`),
  );
});
