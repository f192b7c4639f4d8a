import type { EpochSeconds } from "./instant.ts";

/**
 * The epoch second that contains a date.
 * @example epochSeconds(new Date("2026-11-22T00:00:00.999Z")) // 1795305600
 */
export function epochSeconds(date: Date): EpochSeconds {
  return Math.floor(date.getTime() / 1_000);
}
