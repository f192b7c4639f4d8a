import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonDepth } from "./json-depth.ts";

test("jsonDepth() counts nested objects and lists, not braces in strings", () => {
  expect(jsonDepth('{"a":[1,{"b":"[["}]}')).toBe(3);
});

test.each([
  ["7", 0],
  ["", 0],
  ["[]", 1],
  ["[[],[[]]]", 3],
  [String.raw`["\"[[[", 1]`, 1],
  [String.raw`["\\", [[]]]`, 3],
  [String.raw`["\\\"[[[["]`, 1],
  ['["never closed [[[', 1],
  ["]]]][[", 0],
])("jsonDepth(%j) is %i", (text, depth) => {
  expect(jsonDepth(text)).toBe(depth);
});

test("jsonDepth() stops as soon as it is enough", () => {
  expect(jsonDepth("[".repeat(1_000_000), 8)).toBe(9);
  expect(jsonDepth("[".repeat(100_000))).toBe(100_000);
});

test("jsonDepth() finds what a walk over the parsed value finds", () => {
  const depthOf = (value: unknown): number =>
    typeof value === "object" && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
      : 0;
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 6 }),
      (value) => jsonDepth(JSON.stringify(value)) === depthOf(value),
    ),
  );
});

test("jsonDepth() reads long runs of backslashes and quotes in one go", () => {
  expect(jsonDepth(`["${"\\\\".repeat(500_000)}"]`)).toBe(1);
  expect(jsonDepth(`[${'"\\"",'.repeat(100_000)}1]`)).toBe(1);
});
