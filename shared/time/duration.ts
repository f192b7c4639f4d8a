import type { Seconds } from "./instant.ts";

/**
 * A length of time for screens, in whole minutes, rounded down.
 * @example duration(3_660) // "1 h 01 min"
 */
export function duration(seconds: Seconds): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
