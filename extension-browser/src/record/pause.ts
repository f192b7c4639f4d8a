import type { Stored } from "../store/stored-names.ts";

/** The longest pause with an end that the popup offers. */
export const PAUSE_MS_MAX = 3_600_000;
/** Corrections of the clock up to this leave a pause unchanged. */
const DRIFT_MS = 60_000;

/**
 * A pause as it holds now. One that would last longer than the longest that is ever asked for is
 * one of a clock that was set back: it lasts that long from now on. The very same one when there is
 * nothing to change.
 */
export function boundedPause(pause: Stored["pause"], nowMs: number): Stored["pause"] {
  if (pause === null || pause.untilMs === null) return pause;
  return pause.untilMs - nowMs > PAUSE_MS_MAX + DRIFT_MS
    ? { untilMs: nowMs + PAUSE_MS_MAX }
    : pause;
}
