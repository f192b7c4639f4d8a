import { expect, it } from "vitest";
import { barTicks, labelEvery } from "./bar-ticks.ts";

it.each([
  [0, [0, 300, 600, 900]],
  [5_400, [0, 1_800, 3_600, 5_400]],
  [5 * 3_600, [0, 3_600, 7_200, 10_800, 14_400, 18_000]],
  [8 * 3_600, [0, 7_200, 14_400, 21_600, 28_800]],
])("barTicks(%i) counts in steps people use", (top, ticks) => expect(barTicks(top)).toEqual(ticks));

it("barTicks() always reaches above the largest bar with at most seven values", () => {
  for (const top of [1, 901, 14_401, 86_400, 500_000, 9_999_999]) {
    const ticks = barTicks(top);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});

it("labelEvery() thins labels until they fit", () => {
  expect([labelEvery(7, 600, 48), labelEvery(30, 600, 48), labelEvery(365, 600, 48)]).toEqual([
    1, 3, 30,
  ]);
});
