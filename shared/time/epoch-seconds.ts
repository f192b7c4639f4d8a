import type { EpochSeconds } from "./instant.ts";

/**
 * The whole second that a date lies in.
 * @example epochSeconds(new Date("2026-11-22T00:00:00.999Z")) // 1795305600
 */
export function epochSeconds(date: Date): EpochSeconds {
  return Math.floor(date.getTime() / 1_000);
}
