/**
 * Sixteen bytes that look like chance and depend on nothing but a 16-byte seed and a counter: one ChaCha block of 8 rounds (RFC 8439 with
 * fewer rounds). Ids made from them come out equal when the same events are replayed after a crash. Not for secrets.
 * @example randomBytes(new Uint8Array(16), 0) // always the same 16 bytes; another counter gives others
 */
export function randomBytes(seed: Uint8Array, counter: number): Uint8Array {
  if (seed.length < SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const word = (index: number): number => {
    const at = (index % 4) * 4;
    return (seed[at] ?? 0) | ((seed[at + 1] ?? 0) << 8) | ((seed[at + 2] ?? 0) << 16) | ((seed[at + 3] ?? 0) << 24);
  };
  const key = Array.from({ length: 8 }, (_, index) => word(index));
  const start = Uint32Array.from([...CONSTANTS, ...key, counter >>> 0, Math.floor(counter / 2 ** 32), 0, 0]);
  const block = Uint32Array.from(start);
  for (let round = 0; round < ROUNDS; round += 2) for (const [a, b, c, d] of QUARTERS) quarter(block, a, b, c, d);
  const bytes = new Uint8Array(16);
  for (let index = 0; index < 4; index += 1) {
    const value = ((block[index] ?? 0) + (start[index] ?? 0)) >>> 0;
    for (let part = 0; part < 4; part += 1) bytes[index * 4 + part] = value >>> (8 * part);
  }
  return bytes;
}

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
  const step = (to: number, from: number, mixed: number, bits: number): void => {
    block[to] = (block[to] ?? 0) + (block[from] ?? 0);
    const value = (block[mixed] ?? 0) ^ (block[to] ?? 0);
    block[mixed] = (value << bits) | (value >>> (32 - bits));
  };
  step(a, b, d, 16);
  step(c, d, b, 12);
  step(a, b, d, 8);
  step(c, d, b, 7);
}
