import { expect, test } from "vitest";
import { firstDayKept } from "./first-day-kept.ts";

const at = (text: string) => Date.parse(text) / 1_000;
const utc = { timeZone: "UTC", dayStartsAtMinutes: 0, earlier: [] };

test.each([
  ["2026-11-22T12:00:00Z", 13, "2025-10-22"],
  ["2026-01-15T00:00:00Z", 1, "2025-12-15"],
  ["2026-03-31T00:00:00Z", 1, "2026-02-28"],
  ["2028-03-30T00:00:00Z", 1, "2028-02-29"],
  ["2026-12-31T00:00:00Z", 120, "2016-12-31"],
])("on %s with %i months visits are kept from %s on", (now, months, day) => {
  expect(firstDayKept(at(now), { ...utc, months })).toBe(day);
});

test("firstDayKept() goes by the person's own day", () => {
  expect(
    firstDayKept(at("2026-11-22T23:30:00Z"), {
      months: 12,
      ...utc,
      timeZone: "Asia/Tokyo",
    }),
  ).toBe("2025-11-23");
  expect(
    firstDayKept(at("2026-11-22T02:00:00Z"), {
      months: 12,
      ...utc,
      dayStartsAtMinutes: 240,
    }),
  ).toBe("2025-11-21");
});
