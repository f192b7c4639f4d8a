import fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/builders.ts";
import { fileKey } from "./file-key.ts";

test("fileKey() is the same for the same path and salt, and shows nothing of the path", () => {
  expect(fileKey("src/a.ts", SEED)).toBe(fileKey("src/a.ts", SEED));
  expect(fileKey("src/a.ts", SEED)).toMatch(/^[0-9a-f]{16}$/);
  expect(fileKey("src/a.ts", SEED)).not.toBe(fileKey("src/a.ts", SEED.toReversed()));
});

test("fileKey() tells any two paths apart", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      (a, b) => (a === b) === (fileKey(a, SEED) === fileKey(b, SEED)),
    ),
  );
  for (const [a, b] of [
    ["", "\0"],
    ["a", "a\0"],
    ["x".repeat(16), "x".repeat(32)],
  ] as const)
    expect(fileKey(a, SEED)).not.toBe(fileKey(b, SEED));
});
