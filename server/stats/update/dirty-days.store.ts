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
 * Sets days aside that cannot be derived, with the code of the refusal. They stay dirty, and are
 * tried again only after they are marked again. `revisions`: those that were tried. Locks all of
 * `derived` first, in the order of days, for markClean() after it.
 */
export async function setAside(
  { sql }: WorkerTx,
  userId: string,
  revisions: ReadonlyMap<Day, number>,
  code: ErrorCode,
  derived: Iterable<Day> = [],
): Promise<void> {
  if (revisions.size === 0) return;
  await sql`
    select from dirty_days where user_id = ${userId}::uuid
      and day = any (${[...revisions.keys(), ...derived]}::text[]::date[])
    order by day for update`;
  await sql`
    insert into dirty_days as d (user_id, day, revision, refused_revision, refused_code)
    select ${userId}::uuid, r.day, r.revision, r.revision, ${code}
    from unnest(${[...revisions.keys()]}::text[]::date[],
      ${[...revisions.values()].map(String)}::text[]::int8[]) as r (day, revision)
    order by r.day
    on conflict (user_id, day) do update
    set refused_revision = excluded.refused_revision, refused_code = excluded.refused_code`;
}
