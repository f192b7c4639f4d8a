import { expect, test } from "vitest";
import { randomBytes, scramble, wordsOf } from "./random-bytes.ts";
import { SEED } from "./testing/builders.ts";

test("randomBytes() is the same for the same seed and counter on every machine", () => {
  expect(Buffer.from(randomBytes(SEED, 0)).toString("hex")).toBe(
    "547a6625329db8a58a1626bd744b7753",
  );
  expect(Buffer.from(randomBytes(SEED, 2 ** 40 + 7)).toString("hex")).toBe(
    "36bc51b40d8731d251aa6dc85bbba165",
  );
});

test("randomBytes() never repeats, and sets every bit about half of the time", () => {
  const seen = new Set<string>();
  const ones = new Array<number>(128).fill(0);
  for (let counter = 0; counter < 4_000; counter += 1) {
    const bytes = randomBytes(counter % 2 === 0 ? SEED : SEED.toReversed(), counter);
    seen.add(Buffer.from(bytes).toString("hex"));
    for (let bit = 0; bit < 128; bit += 1)
      ones[bit] = (ones[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
  }
  expect(seen.size).toBe(4_000);
  for (const count of ones) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test("wordsOf() refuses a short seed and reads a view at its own offset", () => {
  expect(() => wordsOf(new Uint8Array(15))).toThrow(RangeError);
  expect(wordsOf(Uint8Array.from([9, ...SEED]).subarray(1))).toEqual(wordsOf(SEED));
});

test("scramble() changes with every word of the message", () => {
  const seen = new Set(
    Array.from({ length: 8 }, (_, index) =>
      scramble([1, 2, 3, 4], new Array<number>(8).fill(0).with(index, 1)).join(),
    ),
  );
  expect(seen.size).toBe(8);
});
