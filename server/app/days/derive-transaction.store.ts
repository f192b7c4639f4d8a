import type { Pool, WorkerTx } from "../../platform/database/db.ts";
import { retryingConflicts } from "../../platform/database/retrying.ts";

/**
 * Runs `work` in one transaction of the worker, one at a time per person, because a month and a
 * streak are derived from several days. A change of settings or rules and a deletion wait until it
 * has ended (lock_days()), so that they find the rows that `work` wrote; they wait for one
 * derivation, not for those behind it. Pushes and consents do not wait, not even behind a change
 * that does. After a deadlock `work` runs again. Throws `unavailable` when the database cannot be
 * reached.
 */
export async function deriveTransaction<T>(
  worker: Pool,
  userId: string,
  work: (tx: WorkerTx) => Promise<T>,
): Promise<T> {
  const done = await retryingConflicts(() =>
    worker.semaphore.run(() =>
      worker.raw.begin(async (sql) => {
        await sql`
          select pg_advisory_xact_lock(
            hashtextextended('streakline:derive:' || ${userId}::text, 0))`;
        // Second, so that derivations that wait for another one do not stand before a change.
        await sql`
          select pg_advisory_xact_lock(
            hashtextextended('streakline:deriving:' || ${userId}::text, 0))`;
        return [await work({ sql, prepare: worker.raw.options.prepare })] as const;
      }),
    ),
  );
  return done[0];
}
