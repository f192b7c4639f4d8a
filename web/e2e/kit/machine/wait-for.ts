import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is neither null, undefined nor false; gives it. Throws with
 * `what` and the last thing seen after `secondsMax` (60 by default): a limit, not an expectation,
 * so that a busy machine fails nothing.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { secondsMax = 60, everyMs = 100 } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const until = performance.now() + secondsMax * 1000;
  let seen: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false)
        return answer as NonNullable<Exclude<T, false>>;
      seen = answer;
    } catch (error) {
      if (error instanceof GiveUp) throw error;
      seen = error;
    }
    if (performance.now() > until)
      throw new Error(`waited ${secondsMax} s in vain for ${what}; last seen: ${String(seen)}`, {
        cause: seen,
      });
    await sleep(everyMs);
  }
}

/** Thrown by what is asked when waiting on is of no use. */
export class GiveUp extends Error {
  override readonly name = "GiveUp";
}
