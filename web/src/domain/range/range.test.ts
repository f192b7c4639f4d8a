import { expect, it } from "vitest";
import { rangeDays, rangeLength } from "./range.ts";

it.each([
  ["7d", 1, "2026-11-16", "2026-11-22"],
  ["30d", 1, "2026-10-24", "2026-11-22"],
  ["90d", 1, "2026-08-25", "2026-11-22"],
  ["365d", 1, "2025-11-23", "2026-11-22"],
  ["week", 1, "2026-11-16", "2026-11-22"],
  ["week", 7, "2026-11-22", "2026-11-28"],
  ["week", 6, "2026-11-21", "2026-11-27"],
  ["month", 1, "2026-11-01", "2026-11-30"],
  ["year", 1, "2026-01-01", "2026-12-31"],
] as const)(
  "on Sunday 2026-11-22 the range %s with weeks from %i is %s to %s",
  (range, weekStartsOn, from, to) => {
    expect(rangeDays({ range }, "2026-11-22", weekStartsOn)).toEqual({ from, to });
  },
);

it.each([
  ["2024-02-10", "2024-02-01", "2024-02-29"],
  ["2026-12-31", "2026-12-01", "2026-12-31"],
])("the month of %s ends on its own last day", (today, from, to) =>
  expect(rangeDays({ range: "month" }, today, 1)).toEqual({ from, to }),
);

it("a custom range fills in what is missing and swaps reversed days", () => {
  expect(
    rangeDays({ range: "custom", from: "2026-03-01", to: "2026-02-01" }, "2026-11-22", 1),
  ).toEqual({
    from: "2026-02-01",
    to: "2026-03-01",
  });
  expect(rangeDays({ range: "custom" }, "2026-11-22", 1)).toEqual({
    from: "2026-10-24",
    to: "2026-11-22",
  });
  expect(rangeLength({ from: "2026-02-01", to: "2026-03-01" })).toBe(29);
});
