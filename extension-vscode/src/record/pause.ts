import * as z from "zod/mini";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { StoredNames } from "../store/stored-names.ts";

/** A pause of all windows: until an instant, or for the windows that were open when it was set. */
export const Pause = z.object({
  setAtMilliseconds: z.number(),
  untilMilliseconds: z.nullable(z.number()),
});
export type Pause = z.infer<typeof Pause>;

/**
 * Whether a window is paused. `until` null means "until restart": it holds for windows that started
 * before it was set. Example: set at 1,000 until 4,000, it is paused at 3,999 and not at 4,000.
 */
export function isPaused(
  pause: Pause | null,
  nowMilliseconds: number,
  windowStartedMilliseconds: number,
): boolean {
  if (pause === null) return false;
  if (pause.untilMilliseconds === null) return windowStartedMilliseconds <= pause.setAtMilliseconds;
  return nowMilliseconds < pause.untilMilliseconds;
}

/** Clocks of windows on one machine differ by less, unless somebody set the clock. */
const DRIFT_MILLISECONDS = 5_000;

export type PauseWatch = {
  /** Reads the stored pause. */
  see(pause: Pause | null): void;
  /** The pause that holds for this window, or null. */
  now(): Pause | null;
};

/**
 * Makes one window obey the stored pause. Its end is also measured on the monotonic clock, from
 * when this window first saw it: a clock that is set back makes no pause longer.
 */
export function createPauseWatch({
  startedMilliseconds,
  nowMilliseconds,
  monotonicMilliseconds,
}: {
  startedMilliseconds: number;
  nowMilliseconds: () => number;
  monotonicMilliseconds: () => number;
}): PauseWatch {
  let pause: Pause | null = null;
  let endsAtMonotonic = Number.POSITIVE_INFINITY;
  let isBeforeMe = false;
  return {
    see(stored) {
      if (JSON.stringify(stored) === JSON.stringify(pause)) return;
      pause = stored;
      if (stored === null) return;
      // Set in the future: the clock was set back since, and this window started after that.
      isBeforeMe = stored.setAtMilliseconds > nowMilliseconds() + DRIFT_MILLISECONDS;
      const until = stored.untilMilliseconds;
      if (until === null) return;
      const left = Math.min(until - nowMilliseconds(), until - stored.setAtMilliseconds);
      endsAtMonotonic = monotonicMilliseconds() + left;
    },
    now() {
      const now = nowMilliseconds();
      if (pause === null || !isPaused(pause, now, startedMilliseconds)) return null;
      if (pause.untilMilliseconds === null) return isBeforeMe ? null : pause;
      const left = endsAtMonotonic - monotonicMilliseconds();
      if (left <= 0) return null;
      return { ...pause, untilMilliseconds: Math.min(pause.untilMilliseconds, now + left) };
    },
  };
}

/** The pause of this machine; null without one, or when it cannot be read. */
export function readPause(disk: Disk, names: StoredNames): Promise<Pause | null> {
  return readStoredJson(disk, names.pause, Pause);
}

/** Sets the pause for all windows, or ends it with null. */
export async function writePause(
  disk: Disk,
  names: StoredNames,
  pause: Pause | null,
): Promise<void> {
  await disk.mkdir(names.folder, { recursive: true, mode: 0o700 });
  if (pause === null) await disk.rm(names.pause, { force: true });
  else await writeStoredJson(disk, names.pause, pause);
}
