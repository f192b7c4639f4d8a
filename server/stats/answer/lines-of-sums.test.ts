import { perSum } from "@streakline/shared/activity/counters.ts";
import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { expect, test } from "vitest";
import { linesOfSums } from "./lines-of-sums.ts";

test("linesOfSums() fills missing ones with 0 and stays within what JSON holds", () => {
  const some = { added: 3, keystrokes: 900, breakpointsHit: 2 };
  expect(linesOfSums(some)).toEqual({ ...NO_LINES, ...some });
  const all = perSum(({ maximum }) => maximum);
  expect(linesOfSums(all)).toEqual(all);
  expect(linesOfSums({ added: 1e19 }).added).toBe(Number.MAX_SAFE_INTEGER);
});
