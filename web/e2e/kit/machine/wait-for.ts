import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls `ask` until its result is neither null, undefined nor false; gives that. Throws with `what`
 * and the last result after `secondsMax` (120 by default): a limit, not an expectation, so that a
 * busy machine fails no test.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { secondsMax = 120, everyMs = 100 } = {},
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

/** Thrown by `ask` to stop waiting. */
export class GiveUp extends Error {
  override readonly name = "GiveUp";
}
