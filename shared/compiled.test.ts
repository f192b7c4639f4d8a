import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { CodingSession } from "./activity/coding-session.ts";
import { WebsiteSession } from "./activity/website-session.ts";
import { compiled } from "./compiled.ts";
import { aRecord, aVisit } from "./testing/builders.ts";

const numbers = compiled(z.array(z.int()));

test("compiled() takes and refuses what the plain schema does", () => {
  expect(numbers().safeParse([1.5]).success).toBe(false);
  expect(numbers().parse([1, 2])).toEqual([1, 2]);
});

test("compiled() compiles once", () => {
  expect(numbers()).toBe(numbers());
});

test.each([
  ["coding session", CodingSession, aRecord()],
  ["website session", WebsiteSession, aVisit()],
] as const)("compiled() decides on a spoilt %s as the plain schema does", (_, schema, good) => {
  const fast = compiled<z.ZodMiniType>(schema)();
  const keys = Object.keys(good);
  fc.assert(
    fc.property(
      fc.nat(keys.length - 1),
      fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.constant(undefined)),
      (at, spoilt) => {
        const value = { ...good, [keys[at] ?? ""]: spoilt };
        const [expected, found] = [schema.safeParse(value), fast.safeParse(value)];
        expect(found.data).toEqual(expected.data);
        expect(found.error?.issues).toEqual(expected.error?.issues);
      },
    ),
    { numRuns: 300 },
  );
});
