import { expect, it } from "vitest";
import { percentages, percentText } from "./percentages.ts";

it.each([
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [[], []],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [199, 1],
    [100, 0],
  ],
  [
    [5, 3, 2],
    [50, 30, 20],
  ],
])("percentages(%j) gives %j", (parts, expected) => expect(percentages(parts)).toEqual(expected));

it("percentages() always add up to 100", () => {
  for (let seed = 1; seed < 200; seed++) {
    const parts = Array.from(
      { length: (seed % 9) + 1 },
      (_, index) => (seed * (index + 3) * 7919) % 1009,
    );
    if (parts.some((part) => part > 0))
      expect(percentages(parts).reduce((sum, part) => sum + part, 0)).toBe(100);
  }
});

it("percentText() never calls a recorded part nothing", () => {
  expect([percentText(0, 0), percentText(0, 3), percentText(12, 99)]).toEqual([
    "0 %",
    "< 1 %",
    "12 %",
  ]);
});
