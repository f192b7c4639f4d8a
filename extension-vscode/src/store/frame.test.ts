import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFrames, encodeFrame } from "./frame.ts";

const texts = (bytes: Buffer) => decodeFrames(bytes).payloads.map(String);

test("decodeFrames() gives back what encodeFrame() wrote, in order", () => {
  const file = Buffer.concat(["one", "", "three"].map((text) => encodeFrame(Buffer.from(text))));
  expect(decodeFrames(file)).toMatchObject({ damaged: 0, endsAt: file.length });
  expect(texts(file)).toEqual(["one", "", "three"]);
});

test("a file cut at every byte loses only the frame that was cut", () => {
  const frames = ["first", "second", "third"].map((text) => encodeFrame(Buffer.from(text)));
  const file = Buffer.concat(frames);
  for (let length = 0; length <= file.length; length += 1) {
    let whole = 0;
    let end = 0;
    for (const frame of frames) if ((end += frame.length) <= length) whole += 1;
    expect(texts(file.subarray(0, length))).toEqual(["first", "second", "third"].slice(0, whole));
  }
});

test("1 to 64 flipped bits in 1,000 files lose at most the frames that they touch", () => {
  const payload = fc.uint8Array({ minLength: 0, maxLength: 60 });
  const flips = fc.array(fc.nat(), { minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(fc.array(payload, { minLength: 1, maxLength: 30 }), flips, (payloads, bits) => {
      const frames = payloads.map((bytes) => encodeFrame(bytes));
      const file = Buffer.concat(frames);
      const touched = new Set<number>();
      for (const bit of new Set(bits.map((n) => n % (file.length * 8)))) {
        file[bit >> 3]! ^= 1 << (bit & 7);
        touched.add(frameAt(frames, bit >> 3));
      }
      const survivors = payloads
        .filter((_, index) => !touched.has(index))
        .map((bytes) => Buffer.from(bytes).toString("hex"));
      const found = decodeFrames(file).payloads.map((bytes) => bytes.toString("hex"));
      expect(found).toEqual(survivors);
    }),
    { numRuns: 1_000 },
  );
});

function frameAt(frames: readonly Buffer[], at: number): number {
  let end = 0;
  return frames.findIndex((frame) => (end += frame.length) > at);
}
