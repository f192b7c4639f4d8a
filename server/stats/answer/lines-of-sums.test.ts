import { expect, test } from "vitest";
import { linesOfSums } from "./lines-of-sums.ts";

test("linesOfSums() fills missing ones with 0 and stays within what JSON holds", () => {
  expect(
    linesOfSums({
      added: 3,
      deleted: 1,
      inserted: 40,
      keystrokes: 900,
      charactersTyped: 1000,
      filesModified: 2,
      gitCommits: 1,
    }),
  ).toEqual({
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
  expect(linesOfSums({ added: 1e19 }).added).toBe(Number.MAX_SAFE_INTEGER);
});
