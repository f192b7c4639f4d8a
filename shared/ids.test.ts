import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { uuidV7, uuidV7Seconds } from "./ids.ts";
import { SUNDAY } from "./testing/builders.ts";

const bytes = fc.uint8Array({ minLength: 10, maxLength: 16 });

test("uuidV7() writes the time first, then version, variant and chance", () => {
  expect(uuidV7(SUNDAY * 1000, new Uint8Array(10))).toBe("01a2008d-7400-7000-8000-000000000000");
  expect(uuidV7(SUNDAY * 1000, new Uint8Array(10).fill(255))).toBe(
    "01a2008d-7400-7fff-bfff-ffffffffffff",
  );
});

test("uuidV7() makes ids that the schema takes and that give their second back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_577_836_800, max: 4_102_444_800 }),
      fc.integer({ min: 0, max: 999 }),
      bytes,
      (second, ms, random) => {
        const id = uuidV7(second * 1000 + ms, random);
        expect(z.uuidv7().safeParse(id).success).toBe(true);
        expect(uuidV7Seconds(id)).toBe(second);
      },
    ),
  );
});

test("uuidV7() made later sorts later", () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 40),
      fc.integer({ min: 1, max: 10_000 }),
      bytes,
      bytes,
      (at, later, a, b) => uuidV7(at, a) < uuidV7(at + later, b),
    ),
  );
});

test("uuidV7() refuses broken times and too little chance", () => {
  for (const at of [-1, 0.5, 2 ** 48, Number.NaN])
    expect(() => uuidV7(at, new Uint8Array(10))).toThrow(RangeError);
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
});

test("uuidV7Seconds() reads the whole second below the milliseconds", () => {
  expect(uuidV7Seconds(uuidV7(SUNDAY * 1000 + 999, new Uint8Array(10)))).toBe(SUNDAY);
});
