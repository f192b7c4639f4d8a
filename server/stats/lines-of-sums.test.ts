import { expect, test } from "vitest";
import { linesOfSums } from "./lines-of-sums.ts";

test("linesOfSums() names nine sums, fills missing ones with 0 and stays within what JSON holds", () => {
  expect(linesOfSums([3, 1, 0, 40, 900, 1000, 2, 1])).toEqual({
    added: 3,
    deleted: 1,
    modified: 0,
    inserted: 40,
    keystrokes: 900,
    charactersTyped: 1000,
    filesModified: 2,
    gitCommits: 1,
    breakpointsHit: 0,
  });
  expect(linesOfSums([1e19]).added).toBe(Number.MAX_SAFE_INTEGER);
});
