/**
 * Sixteen pseudo-random bytes from a 16-byte seed and a counter below 2^53. Ids made from them are
 * equal when the same events are replayed after a crash. Not for secrets.
 *
 * ChaCha is written out here for three reasons. Ids and file keys are made in the middle of
 * synchronous work, and `crypto.subtle` only answers later. The editor and the browser must get the
 * same bytes, and the browser has no `node:crypto`. File keys that are stored and ids that a replay
 * makes again must stay what they are, whatever a library changes.
 * @example randomBytes(new Uint8Array(16), 0)
 * // always the same 16 bytes; another counter gives others
 */
export function randomBytes(seed: Uint8Array, counter: number): Uint8Array {
  const [a, b, c, d] = scramble(wordsOf(seed), [counter >>> 0, Math.floor(counter / 2 ** 32)]);
  return Uint8Array.from(
    [a, b, c, d].flatMap((word) =>
      [word, word >>> 8, word >>> 16, word >>> 24].map((value) => value & 0xff),
    ),
  );
}

export type Words = readonly [number, number, number, number];

/** The four 32-bit words of a seed. Throws a RangeError for under 16 bytes. */
export function wordsOf(seed: Uint8Array): Words {
  if (seed.length < SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
  return [
    view.getUint32(0, true),
    view.getUint32(4, true),
    view.getUint32(8, true),
    view.getUint32(12, true),
  ];
}

/**
 * One ChaCha block (RFC 8439) of 8 rounds. `key`: four words; `message`: up to MESSAGE_WORDS words.
 * The result is cut to four words.
 */
export function scramble(key: Words, message: readonly number[]): Words {
  const start = new Uint32Array(16);
  start.set(CONSTANTS, 0);
  start.set(key, 4);
  start.set(message, 8);
  const block = Uint32Array.from(start);
  for (let round = 0; round < ROUNDS; round += 2)
    for (const [a, b, c, d] of QUARTERS) quarter(block, a, b, c, d);
  const word = (index: number): number => ((block[index] ?? 0) + (start[index] ?? 0)) >>> 0;
  return [word(0), word(1), word(2), word(3)];
}

/** Most words of message in one block. */
export const MESSAGE_WORDS = 8;

const SEED_BYTES = 16;
const ROUNDS = 8;
// "expand 16-byte k"
const CONSTANTS = [0x61707865, 0x3120646e, 0x79622d36, 0x6b206574] as const;
const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

function quarter(block: Uint32Array, a: number, b: number, c: number, d: number): void {
  mix(block, a, b, d, 16);
  mix(block, c, d, b, 12);
  mix(block, a, b, d, 8);
  mix(block, c, d, b, 7);
}

function mix(block: Uint32Array, to: number, from: number, mixed: number, bits: number): void {
  block[to] = (block[to] ?? 0) + (block[from] ?? 0);
  const value = (block[mixed] ?? 0) ^ (block[to] ?? 0);
  block[mixed] = (value << bits) | (value >>> (32 - bits));
}
