import type { Day } from "@streakline/shared/time/instant.ts";
import type { Pool } from "../../platform/database/db.ts";

/** A local day of a person that has to be derived again. */
export type DirtyDay = { userId: string; day: Day };

/** Whether a day still has to be derived: it is dirty, and not set aside. */
export async function isDue(worker: Pool, userId: string, day: Day): Promise<boolean> {
  const rows = await worker.semaphore.run(
    () => worker.raw`select from due_days where user_id = ${userId}::uuid and day = ${day}::date`,
  );
  return rows.length > 0;
}

/** The due days of the calendar month that has the latest one; none when no day is due. */
export async function dueDaysOfLatestMonth(worker: Pool, userId: string): Promise<Day[]> {
  const rows = await worker.semaphore.run(
    () => worker.raw<{ day: Day }[]>`
      select day::text as day from due_days
      where user_id = ${userId}::uuid and day >= (
        select date_trunc('month', max(day)) from due_days where user_id = ${userId}::uuid)
      order by day`,
  );
  return rows.map(({ day }) => day);
}

/** How many days of a person are due. */
export async function dueDaysLeft(worker: Pool, userId: string): Promise<number> {
  const [row] = await worker.semaphore.run(
    () => worker.raw<[{ left: number }]>`
      select count(*)::int as left from due_days where user_id = ${userId}::uuid`,
  );
  return row.left;
}

/** How much one sweep takes on. */
export type SweepBounds = { secondsOld: number; daysPerUser: number; daysMax: number };

/**
 * Due days that were marked at least `secondsOld` ago, so that no job can be on its way to them
 * any more: the longest waiting people first, of each person the newest days first and at most
 * `daysPerUser`, so that one person's ten years hold nobody up; at most `daysMax` in all.
 */
export async function overdueDays(
  worker: Pool,
  { secondsOld, daysPerUser, daysMax }: SweepBounds,
): Promise<DirtyDay[]> {
  const rows = await worker.semaphore.run(
    () => worker.raw<DirtyDay[]>`
      with people as (
        select user_id, min(marked_at) as since from (
          select user_id, marked_at from due_days
          where marked_at <= now() - make_interval(secs => ${secondsOld}) order by marked_at limit 10000
        ) oldest group by user_id order by since limit ${daysMax}
      )
      select d.user_id as "userId", d.day::text as day from people p
      cross join lateral (
        select user_id, day from due_days
        where user_id = p.user_id and marked_at <= now() - make_interval(secs => ${secondsOld}) order by day desc limit ${daysPerUser}
      ) d
      order by p.since, d.user_id, d.day desc limit ${daysMax}`,
  );
  return [...rows];
}

/**
 * Runs `work` unless somebody else is deriving this person's past just now; gives whether it ran.
 * The lock ends with the transaction, so it never outlives its holder; `work` uses connections of
 * its own.
 */
export async function withSweepLock(
  worker: Pool,
  userId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  return await worker.semaphore.run(() =>
    worker.raw.begin(async (tx) => {
      const [row] = await tx<[{ isMine: boolean }]>`
        select pg_try_advisory_xact_lock(hashtextextended('streakline:sweep:' || ${userId}::text, 0)) as "isMine"`;
      if (row.isMine) await work();
      return row.isMine;
    }),
  );
}
