import { expect, test } from "vitest";
import { int } from "./int.ts";

test("int() takes whole numbers that a double holds exactly, and nothing else", () => {
  for (const good of [0, -1, Number.MAX_SAFE_INTEGER])
    expect(int().safeParse(good).success, String(good)).toBe(true);
  for (const bad of [1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Infinity, "1", 1n, null])
    expect(int().safeParse(bad).success, String(bad)).toBe(false);
});
