import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gunzip } from "./gunzip.ts";

const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "accepted";
};

test("gunzip() gives back what was zipped, up to exactly the limit", () => {
  expect(gunzip(gzipSync("a day"), 5).toString()).toBe("a day");
  expect(gunzip(gzipSync(""), 5).length).toBe(0);
});

test("gunzip() refuses one byte above the limit, and a bomb of 64 MiB without taking its memory", () => {
  expect(code(() => gunzip(gzipSync("a days"), 5))).toBe("body_too_large");
  const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
  const before = process.memoryUsage().arrayBuffers;
  expect(code(() => gunzip(bomb, 1_048_576))).toBe("body_too_large");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1_048_576);
});

test("gunzip() refuses what is not a whole gzip stream", () => {
  const whole = gzipSync("a day of coding");
  expect(code(() => gunzip(Buffer.from("{}"), 100))).toBe("bad_gzip");
  expect(code(() => gunzip(new Uint8Array(), 100))).toBe("bad_gzip");
  expect(code(() => gunzip(whole.subarray(0, whole.length - 3), 100))).toBe("bad_gzip");
  const flipped = Buffer.from(whole);
  flipped[12] = (flipped[12] ?? 0) ^ 0xff;
  expect(code(() => gunzip(flipped, 100))).toBe("bad_gzip");
});

test("gunzip() gives back bodies of every size around the one from which on zlib does it", () => {
  for (const length of [1, 100, 1_500, 2_000, 2_020, 2_030, 2_040, 2_100, 60_000]) {
    const body = randomBytes(length);
    expect(gunzip(gzipSync(body), 100_000).equals(body)).toBe(true);
  }
});

test("gunzip() takes several streams in one body as zlib does, and no word of a trailer for granted", () => {
  expect(gunzip(Buffer.concat([gzipSync("a day "), gzipSync("of coding")]), 100).toString()).toBe(
    "a day of coding",
  );
  for (const size of [0, 5, 14, 16, 99, 101, 0xff_ff_ff_ff]) {
    const lying = Buffer.from(gzipSync("a day of coding"));
    lying.writeUInt32LE(size, lying.length - 4);
    expect(code(() => gunzip(lying, 100))).toBe("bad_gzip");
  }
  const small = gzipSync(Buffer.alloc(1_900_000));
  small.writeUInt32LE(5, small.length - 4);
  expect(small.length).toBeLessThan(2_048);
  expect(code(() => gunzip(small, 1_048_576))).toBe("body_too_large");
});
