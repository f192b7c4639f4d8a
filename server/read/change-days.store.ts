import { DomainError } from "@streakline/shared/errors.ts";
import { sql } from "drizzle-orm";
import { asUser, type Pool, type Tx } from "../platform/database/db.ts";
import { retrying } from "../platform/database/retrying.ts";
import { errorCode } from "../platform/database/unavailable.ts";

/**
 * Five attempts of two seconds, because an attempt must stay below the longest time that a
 * statement may run.
 */
const WAIT: Wait = { attemptMs: 2_000, attempts: 5 };
type Wait = { attemptMs: number; attempts: number };

/**
 * Runs `work` as asUser(), in a transaction that changes what the person's days are derived from:
 * settings, rules for websites, the first device. It starts when the derivation under way and
 * pushes have ended. Throws `rederive_running` when a derivation does not end within ten seconds;
 * then nothing was changed.
 */
export async function changingDays<T>(
  pool: Pool,
  userId: string,
  work: (tx: Tx) => Promise<T>,
  { attemptMs, attempts }: Wait = WAIT,
): Promise<T> {
  const attempt = () =>
    asUser(pool, userId, async (tx) => {
      await tx.execute(sql`select set_config('lock_timeout', ${String(attemptMs)}, true)`);
      await tx.execute(sql`select lock_days(${userId}::uuid)`);
      return await work(tx);
    });
  try {
    return await retrying(attempt, { isTransient: isLocked, timesMax: attempts - 1, pauseMs: 5 });
  } catch (error) {
    if (!isLocked(error)) throw error;
    throw new DomainError("rederive_running", { seconds: 10 }, { cause: error });
  }
}

/** Whether a lock was not free in time (lock_not_available). */
function isLocked(error: unknown): boolean {
  return errorCode(error instanceof DomainError ? error.cause : error) === "55P03";
}
