import { expect, test } from "vitest";
import { isSameKey, type Key } from "./current-session.ts";

const key: Key = { project: "shop", language: "typescript", branch: "main", editor: "vscode" };

test("isSameKey() compares every part", () => {
  expect(isSameKey(key, { ...key })).toBe(true);
  for (const part of ["project", "language", "branch", "editor"] as const)
    expect(isSameKey(key, { ...key, [part]: "other" }), part).toBe(false);
});
