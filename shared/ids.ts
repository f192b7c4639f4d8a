import type { EpochSeconds } from "./time/instant.ts";

/**
 * A UUID version 7 (RFC 9562): 48 bits of time from `atMs`, 74 bits from `random`. Ids sort as text
 * by their time. `atMs`: whole epoch milliseconds; `random`: at least 10 bytes. Throws a RangeError
 * otherwise.
 * @example uuidV7(1_795_305_600_000, new Uint8Array(10)) // "01a2008d-7400-7000-8000-000000000000"
 */
export function uuidV7(atMs: number, random: Uint8Array): string {
  if (!Number.isInteger(atMs) || atMs < 0 || atMs >= 2 ** 48)
    throw new RangeError("the time of an id is whole epoch milliseconds below 2^48");
  if (random.length < RANDOM_BYTES)
    throw new RangeError(`an id needs ${RANDOM_BYTES} random bytes`);
  const time = atMs.toString(16).padStart(12, "0");
  const byte = (index: number): number => random[index] ?? 0;
  const hex = (value: number): string => value.toString(16).padStart(2, "0");
  const version = hex(0x70 | (byte(0) & 0x0f)) + hex(byte(1));
  const variant = hex(0x80 | (byte(2) & 0x3f)) + hex(byte(3));
  const rest = Array.from({ length: 6 }, (_, index) => hex(byte(4 + index))).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest}`;
}

/**
 * The time in a UUID version 7, in epoch seconds. The caller has checked the shape of the id.
 * @example uuidV7Seconds("01a2008d-7400-7000-8000-000000000000") // 1795305600
 */
export function uuidV7Seconds(id: string): EpochSeconds {
  return Math.floor(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) / 1000);
}

const RANDOM_BYTES = 10;
