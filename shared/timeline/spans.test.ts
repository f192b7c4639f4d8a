import { expect, test } from "vitest";
import { subtract, union } from "./spans.ts";

test("union() merges what touches, subtract() leaves the rest", () => {
  const spans = union([
    { startedAt: 5, endedAt: 7 },
    { startedAt: 1, endedAt: 3 },
    { startedAt: 3, endedAt: 4 },
    { startedAt: 9, endedAt: 9 },
  ]);
  expect(spans).toEqual([
    { startedAt: 1, endedAt: 4 },
    { startedAt: 5, endedAt: 7 },
  ]);
  expect(subtract({ startedAt: 0, endedAt: 10 }, spans)).toEqual([
    { startedAt: 0, endedAt: 1 },
    { startedAt: 4, endedAt: 5 },
    { startedAt: 7, endedAt: 10 },
  ]);
  expect(subtract({ startedAt: 2, endedAt: 3 }, spans)).toEqual([]);
});
