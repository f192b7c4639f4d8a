import type { ErrorCode } from "@streakline/shared/errors.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";

/** Removes dirty days that are still at the revision that was derived. */
export async function markClean(
  { sql }: WorkerTx,
  userId: string,
  revisions: ReadonlyMap<Day, number>,
): Promise<void> {
  if (revisions.size === 0) return;
  // Locked in the order of days, like in all statements that mark them.
  await sql`
    with derived as (
      select d.day from dirty_days d
      join unnest(${[...revisions.keys()]}::text[]::date[],
        ${[...revisions.values()].map(String)}::text[]::int8[]) as r (day, revision)
        on d.day = r.day and d.revision = r.revision
      where d.user_id = ${userId}::uuid order by d.day for update of d
    )
    delete from dirty_days
    where user_id = ${userId}::uuid and day in (select day from derived)`;
}

/** Marks days to be derived again. */
export async function markDirty(
  { sql }: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<void> {
  if (days.length > 0) await sql`select mark_days_dirty(${userId}::uuid, ${[...days]}::text[])`;
}

/**
 * Sets a day aside that cannot be derived, with the code of the refusal. It stays dirty, and is
 * tried again only after it is marked again. `revision`: the one that was tried.
 */
export async function setAside(
  { sql }: WorkerTx,
  userId: string,
  day: Day,
  revision: number,
  code: ErrorCode,
): Promise<void> {
  await sql`
    insert into dirty_days as d (user_id, day, revision, refused_revision, refused_code)
    values (${userId}, ${day}::text::date, ${revision}, ${revision}, ${code})
    on conflict (user_id, day) do update
    set refused_revision = excluded.refused_revision, refused_code = excluded.refused_code`;
}
