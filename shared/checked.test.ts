import { expect, test } from "vitest";
import * as z from "zod/mini";
import { checked } from "./checked.ts";

test("checked() gives a schema that also keeps to the checks", () => {
  const schema = checked(z.string(), z.maxLength(3));
  expect(schema.safeParse("four").success).toBe(false);
  expect(schema.safeParse("one").success).toBe(true);
});

test("checked() leaves the schema that it was given as it was", () => {
  const plain = z.string();
  checked(plain, z.maxLength(3));
  expect(plain.safeParse("four").success).toBe(true);
});
