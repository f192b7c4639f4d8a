import { expect, it } from "vitest";
import { nextCell } from "./use-roving.ts";

it.each([
  ["ArrowRight", 3, 10],
  ["ArrowLeft", 3, 0],
  ["ArrowDown", 3, 4],
  ["ArrowUp", 0, 0],
  ["End", 3, 19],
  ["Home", 3, 0],
  ["x", 3, null],
  ["constructor", 3, null],
])("%s from cell %i of 20 in columns of seven leads to %s", (key, from, to) => {
  expect(nextCell(key, from, 20, { across: 7, down: 1 })).toBe(to);
});
