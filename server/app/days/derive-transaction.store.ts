import type { Pool, WorkerTx } from "../../platform/database/db.ts";
import { retryingConflicts } from "../../platform/database/retrying.ts";

/**
 * Runs `work` in one transaction of the worker, one at a time per person, because a month and a
 * streak are derived from several days. A change of settings, rules or consents waits until it has
 * ended, so that it marks the days that `work` wrote; pushes do not wait. After a deadlock `work`
 * runs again. Throws `unavailable` when the database cannot be reached.
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
        // Second, so that a derivation that waits for another one holds up no change of settings.
        await sql`
          select pg_advisory_xact_lock_shared(
            hashtextextended('streakline:days:' || ${userId}::text, 0))`;
        return [await work({ sql, prepare: worker.raw.options.prepare })] as const;
      }),
    ),
  );
  return done[0];
}
