import { expect, test } from "vitest";
import { knownValues } from "./known-values.ts";

test("knownValues() drops what Postgres cannot read, and tells no filter from an empty one", () => {
  expect(knownValues(["shop", "a\0b", "\ud800"])).toEqual(["shop"]);
  expect(knownValues(["a\0b"])).toEqual([]);
  expect(knownValues(undefined)).toBeNull();
});
