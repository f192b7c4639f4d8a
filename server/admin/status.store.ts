import type { Pool } from "../platform/database/db.ts";

export type Counts = {
  people: number;
  devices: number;
  batches: number;
  sessions: number;
  dirtyDays: number;
  lastReceivedAt: string | null;
  megabytes: number;
};

/**
 * Row counts of all people, and the size of the database. Reads as the worker, which sees all rows.
 */
export async function counts(worker: Pool): Promise<Counts> {
  const [row] = await worker.semaphore.run(
    () => worker.raw<Counts[]>`
      select
        (select count(*)::float8 from profiles) as "people",
        (select count(*)::float8 from devices where revoked_at is null) as "devices",
        (select count(*)::float8 from batches) as "batches",
        (select count(*)::float8 from coding_sessions) as "sessions",
        (select count(*)::float8 from due_days) as "dirtyDays",
        (select max(received_at)::text from batches) as "lastReceivedAt",
        round(pg_database_size(current_database()) / 1e6)::float8 as "megabytes"`,
  );
  if (row === undefined) throw new Error("counting gave no row");
  return row;
}
