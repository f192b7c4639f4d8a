import { expect, test } from "vitest";
import { commitsIn } from "./commits-in.ts";

const reflog = (...entries: string[]) =>
  entries
    .map(
      (entry) =>
        `${"a".repeat(40)} ${"b".repeat(40)} Ada <ada@example.test> 1800000000 +0100\t${entry}\n`,
    )
    .join("");

test("commitsIn() counts what was committed here, not what was amended or pulled", () => {
  expect(commitsIn(reflog("commit: Fix", "commit (amend): Fix", "pull: Fast-forward"))).toBe(1);
});

test.each([
  ["commit: commit (amend): is a subject too", 1],
  ["commit (initial): Begin", 1],
  ["commit (merge): Merge branch 'a: b'", 1],
  ["merge feature/cart: Merge made by the 'ort' strategy.", 1],
  ["merge feature/cart: Fast-forward", 0],
  ["cherry-pick: Fix", 1],
  ["cherry-pick: fast-forward", 0],
  ['revert: Revert "Fix"', 1],
  ["pull: Merge made by the 'ort' strategy.", 0],
  ["pull --rebase (finish): returning to refs/heads/main", 0],
  ["rebase (pick): commit: Fix", 0],
  ["checkout: moving from main to commit", 0],
  ["reset: moving to HEAD~1", 0],
  ["clone: from https://example.test/a.git", 0],
])("the entry %j is %i", (entry, count) => {
  expect(commitsIn(reflog(entry))).toBe(count);
});

test("commitsIn() of nothing is 0", () => {
  expect(commitsIn("")).toBe(0);
});
