import { expect, test } from "vitest";
import { checkRange } from "./check-range.ts";

test("checkRange() counts the days, both included", () => {
  expect(checkRange({ from: "2026-11-01", to: "2026-11-30" })).toBe(30);
  expect(checkRange({ from: "2026-11-01", to: "2026-11-01" })).toBe(1);
});

test.each([
  ["2026-11-02", "2026-11-01", "range_reversed"],
  ["2010-01-01", "2026-11-01", "range_too_long"],
  ["1999-12-31", "2026-11-01", "bad_input"],
  ["2026-11-01", "9999-12-31", "bad_input"],
])("checkRange() refuses %s to %s with %s", (from, to, code) => {
  expect(() => checkRange({ from, to })).toThrowError(expect.objectContaining({ code }));
});
