import { setTimeout as sleep } from "node:timers/promises";
import { isRetryable, unavailable } from "./unavailable.ts";

export interface Retries {
  /** Whether the same work may succeed when it is tried again. */
  isTransient: (error: unknown) => boolean;
  /** How often it runs again at most, after the first time. */
  timesMax: number;
  /** Longest first pause, in milliseconds; every further one may be twice as long. */
  pauseMs: number;
}

/**
 * Runs `work`, and again while it fails for a transient reason; throws the last error. The pauses
 * are random, so that two callers that conflicted do not conflict again. (p-retry would be two
 * packages for these lines.)
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

/**
 * Runs a whole transaction, and again after a deadlock or a serialization failure, at most three
 * times. Refuses with `unavailable` when the database cannot be reached.
 */
export async function retryingConflicts<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await retrying(work, { isTransient: isRetryable, timesMax: 3, pauseMs: 40 });
  } catch (error) {
    throw unavailable(error) ?? error;
  }
}
