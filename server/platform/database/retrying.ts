import { setTimeout as sleep } from "node:timers/promises";

export interface Retries {
  /** Whether the same work may succeed when it is tried again. */
  isTransient: (error: unknown) => boolean;
  /** How often it runs again at most, after the first time. */
  timesMax: number;
  /** Longest first pause, in milliseconds; every further one may be twice as long. */
  pauseMs: number;
}

/**
 * Runs `work`, and again while it fails for a reason that passes; throws the last error. The pauses
 * are random, so that two who got in each other's way do not meet again.
 */
export async function retrying<T>(
  work: () => PromiseLike<T>,
  { isTransient, timesMax, pauseMs }: Retries,
): Promise<T> {
  for (let times = 0; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || times === timesMax) throw error;
      await sleep(Math.random() * pauseMs * 2 ** times);
    }
  }
}
