import type { Day } from "@streakline/shared/time/instant.ts";
import type { Pool } from "../../platform/database/db.ts";

/** A person's local day to derive again. */
export type DirtyDay = { userId: string; day: Day };

/**
 * Whether a day is due, and whether nobody derives days of this person just now: asked without
 * waiting.
 */
export async function stateOf(
  worker: Pool,
  { userId, day }: DirtyDay,
): Promise<{ isDue: boolean; isFree: boolean }> {
  const [row] = await worker.semaphore.run(
    () => worker.raw<[{ isDue: boolean; isFree: boolean }]>`
      select exists (
          select from due_days where user_id = ${userId}::uuid and day = ${day}::date) as "isDue",
        pg_try_advisory_xact_lock(
          hashtextextended('streakline:derive:' || ${userId}::text, 0)) as "isFree"`,
  );
  return row;
}

/** Whether a day is due: dirty and not set aside. */
export async function isDue(worker: Pool, userId: string, day: Day): Promise<boolean> {
  const rows = await worker.semaphore.run(
    () => worker.raw`select from due_days where user_id = ${userId}::uuid and day = ${day}::date`,
  );
  return rows.length > 0;
}

/** The due days of the latest calendar month with a due day; empty without one. */
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

/** Number of a person's due days. */
export async function dueDaysLeft(worker: Pool, userId: string): Promise<number> {
  const [row] = await worker.semaphore.run(
    () => worker.raw<[{ left: number }]>`
      select count(*)::int as left from due_days where user_id = ${userId}::uuid`,
  );
  return row.left;
}

/** Whether the database answers at all, for instance after a statement was cancelled. */
export async function isAnswering(worker: Pool): Promise<boolean> {
  try {
    await worker.semaphore.run(() => worker.raw`select 1`);
    return true;
  } catch {
    return false;
  }
}

/** Limits of one sweep. */
export type SweepBounds = { secondsOld: number; daysPerUser: number; daysMax: number };

/**
 * Days that have been due for at least `secondsOld`, so that no job will still derive them. People
 * who wait longest come first, each with their newest days and at most `daysPerUser`, so that one
 * person's ten years delay no others; at most `daysMax` in all. `except`: days that are left out,
 * so that they take no place.
 */
export async function overdueDays(
  worker: Pool,
  { secondsOld, daysPerUser, daysMax }: SweepBounds,
  except: readonly DirtyDay[] = [],
): Promise<DirtyDay[]> {
  const rows = await worker.semaphore.run(
    () => worker.raw<DirtyDay[]>`
      with excepted as materialized (
        select user_id, day from unnest(${except.map(({ userId }) => userId)}::text[]::uuid[],
          ${except.map(({ day }) => day)}::text[]::date[]) as e (user_id, day)
      ), people as (
        select user_id, min(marked_at) as since from (
          select user_id, marked_at from due_days d
          where marked_at <= now() - make_interval(secs => ${secondsOld})
            and not exists (select from excepted e where e.user_id = d.user_id and e.day = d.day)
          order by marked_at limit 10000
        ) oldest group by user_id order by since limit ${daysMax}
      )
      select d.user_id as "userId", d.day::text as day from people p
      cross join lateral (
        select user_id, day from due_days d
        where user_id = p.user_id and marked_at <= now() - make_interval(secs => ${secondsOld})
          and not exists (select from excepted e where e.user_id = d.user_id and e.day = d.day)
        order by day desc limit ${daysPerUser}
      ) d
      order by p.since, d.user_id, d.day desc limit ${daysMax}`,
  );
  return [...rows];
}

/**
 * Longest turn of a person, in milliseconds: a permit ends after a minute, and others wait for the
 * sweep.
 */
const TURN_MS = 20_000;

/**
 * Runs `work` unless another worker derives this person's past; gives whether it ran. The lock ends
 * with the transaction, so a crash frees it. `work` uses other connections, and ends soon after
 * `isOver` says that the turn is over.
 */
export async function withSweepLock(
  worker: Pool,
  userId: string,
  work: (isOver: () => boolean) => Promise<void>,
  turnMs: number = TURN_MS,
): Promise<boolean> {
  return await worker.semaphore.run(() =>
    worker.raw.begin(async (tx) => {
      const [row] = await tx<[{ isMine: boolean }]>`
        select pg_try_advisory_xact_lock(
          hashtextextended('streakline:sweep:' || ${userId}::text, 0)) as "isMine"`;
      const until = performance.now() + turnMs;
      if (row.isMine) await work(() => performance.now() >= until);
      return row.isMine;
    }),
  );
}
