import { expect, it } from "vitest";
import { wholeMinutes, wholeParts } from "./whole-parts.ts";

it.each<[number[], number, number[]]>([
  [[1.4, 1.4, 1.2], 4, [2, 1, 1]],
  [[1.2, 1.4, 1.4], 4, [1, 2, 1]],
  [[], 0, []],
  [[0, 2.5], 2, [0, 2]],
  [[0, 2.5], 3, [0, 3]],
])("wholeParts(%j, %i) gives %j", (exact, total, expected) =>
  expect(wholeParts(exact, total)).toEqual(expected),
);

it.each<[number[], number[]]>([
  [
    [100, 100, 100],
    [2, 2, 1],
  ],
  [
    [2_020, 1_225, 1_219],
    [34, 20, 20],
  ],
  [
    [30, 30],
    [1, 0],
  ],
  [
    [29, 30],
    [0, 0],
  ],
])("minutes of %j s are %j", (seconds, expected) =>
  expect(wholeMinutes(seconds)).toEqual(expected),
);

it("wholeMinutes() adds up to the minutes of the sum, and moves no part by a minute", () => {
  for (let seed = 1; seed < 300; seed++) {
    const parts = Array.from({ length: (seed % 9) + 1 }, (_, i) => (seed * (i + 3) * 7919) % 9_973);
    const minutes = wholeMinutes(parts);
    const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
    expect(sum(minutes)).toBe(Math.floor(sum(parts) / 60));
    for (const [index, part] of parts.entries())
      expect(Math.abs((minutes[index] ?? 0) - part / 60)).toBeLessThan(1);
  }
});
