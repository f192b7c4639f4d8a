import { expect, it } from "vitest";
import { heatLevel } from "./heat-level.ts";

it("heatLevel() is nothing for nothing and quarters of the largest value", () => {
  expect([0, 1, 25, 26, 75, 100].map((value) => heatLevel(value, 100))).toEqual([0, 1, 1, 2, 3, 4]);
  expect(heatLevel(5, 0)).toBe(0);
});
