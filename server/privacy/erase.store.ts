import { SESSION_SECONDS_MAX } from "@streakline/shared/activity/coding-session.ts";
import { dayBounds, dayOf } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { touchedDays } from "@streakline/shared/time/touched-days.ts";
import type postgres from "postgres";
import type { Pool } from "../platform/database/db.ts";
import { retryingConflicts } from "../platform/database/retrying.ts";
import { countingSettingsOf, selectCountingSettings } from "../read/settings.store.ts";

/** Rows per transaction. */
const CHUNK = 5_000;
/** How long after a full hour sessions end that start in it: an hour, and the longest session. */
const HOUR_SECONDS_MAX = 3_600 + SESSION_SECONDS_MAX;

/** Tables whose rows are deleted in steps. */
export type ErasedTable = "coding_sessions" | "website_sessions";
const SCORES: Record<ErasedTable, string> = {
  coding_sessions: "coding_session_scores",
  website_sessions: "website_session_scores",
};

/**
 * Deletes a person's visits from before an instant because of their age, a few thousand per
 * transaction: those on local days whose sums were kept, so no day is derived again. A visit that
 * arrived on another day since then stays until that day is kept, too. Gives the number of deleted
 * visits.
 */
export async function eraseOldVisits(
  worker: Pool,
  userId: string,
  before: EpochSeconds,
): Promise<number> {
  let erased = 0;
  while (true) {
    const count = await erasingDays(worker, userId, async (sql) => {
      const kept = await keptSpans(sql, userId, before);
      const gone = await sql`
        with kept as (
          select to_timestamp(starts_at) as starts_at, to_timestamp(ends_at) as ends_at
          from unnest(${kept.map(({ startsAt }) => String(startsAt))}::text[]::float8[],
            ${kept.map(({ endsAt }) => String(endsAt))}::text[]::float8[]) as k (starts_at, ends_at)
        ), old as (
          select v.session_start, v.id from kept k join website_sessions v
            on v.session_start >= k.starts_at and v.session_start < k.ends_at
          where v.user_id = ${userId}::uuid and v.session_start < to_timestamp(${before}::float8)
          limit ${CHUNK}
        ), scores as (
          delete from website_session_scores t using old
          where t.user_id = ${userId}::uuid and t.session_start = old.session_start and t.id = old.id
        )
        delete from website_sessions t using old where t.user_id = ${userId}::uuid
          and t.session_start = old.session_start and t.id = old.id`;
      return gone.count;
    });
    erased += count;
    if (count < CHUNK) return erased;
  }
}

/** The spans of days whose sums were kept, from the person's oldest visit to `before`. */
async function keptSpans(
  sql: postgres.TransactionSql,
  userId: string,
  before: EpochSeconds,
): Promise<{ startsAt: EpochSeconds; endsAt: EpochSeconds }[]> {
  const settings = countingSettingsOf(await selectCountingSettings(sql, userId));
  const [oldest] = await sql<[{ at: EpochSeconds | null }]>`
    select floor(extract(epoch from min(session_start)))::float8 as at
    from website_sessions where user_id = ${userId}::uuid`;
  if (oldest.at === null) return [];
  const rows = await sql<{ day: Day }[]>`
    select day::text as day from site_remains where user_id = ${userId}::uuid
      and day between ${dayOf(oldest.at, settings)}::text::date
        and ${dayOf(before, settings)}::text::date
    order by day`;
  return rows.map(({ day }) => dayBounds(day, settings));
}

/**
 * Deletes a person's sessions that started up to `until`, a few thousand per transaction. The same
 * transaction marks their days dirty, so a crash loses no mark and the next call continues. Gives
 * the number of deleted sessions.
 */
export async function eraseSessions(
  worker: Pool,
  userId: string,
  table: ErasedTable,
  until: EpochSeconds,
): Promise<number> {
  let erased = 0;
  while (true) {
    const count = await erasingDays(worker, userId, async (sql) => {
      const settings = countingSettingsOf(await selectCountingSettings(sql, userId));
      const [row] = await sql<[{ count: number; hours: EpochSeconds[] }]>`
        with old as (
          select session_start, id from ${sql(table)} where user_id = ${userId}::uuid
            and session_start <= to_timestamp(${until}::float8)
          order by session_start, id limit ${CHUNK}
        ), gone as (
          delete from ${sql(table)} t using old where t.user_id = ${userId}::uuid
            and t.session_start = old.session_start and t.id = old.id
          returning extract(epoch from date_trunc('hour', t.session_start))::float8 as hour
        ), scores as (
          delete from ${sql(SCORES[table])} t using old
          where t.user_id = ${userId}::uuid and t.session_start = old.session_start and t.id = old.id
        )
        select count(*)::int as count, coalesce(json_agg(distinct hour), '[]') as hours from gone`;
      const spans = row.hours.map((hour) => ({ startsAt: hour, endsAt: hour + HOUR_SECONDS_MAX }));
      const days = touchedDays(spans, settings);
      if (days.length > 0) await sql`select mark_days_dirty(${userId}::uuid, ${days}::text[])`;
      return row.count;
    });
    erased += count;
    if (count < CHUNK) return erased;
  }
}

/** Removes the page keys from a person's visits; gives the number of changed visits. */
export async function erasePageKeys(worker: Pool, userId: string): Promise<number> {
  return await erasing(worker, userId, async (sql) => {
    const { count } =
      await sql`update website_sessions set page_keys = '{}' where user_id = ${userId}::uuid
        and page_keys <> '{}'`;
    return count;
  });
}

/**
 * Deletes a person's website sums per day and the remains of deleted visits. Marks all their days
 * dirty.
 */
export async function eraseSiteDays(worker: Pool, userId: string): Promise<void> {
  await erasingDays(worker, userId, async (sql) => {
    await sql`delete from site_remains where user_id = ${userId}::uuid`;
    await sql`delete from day_sites where user_id = ${userId}::uuid`;
    await markAll(sql, userId);
  });
}

/** Marks all days of a person dirty and restarts the progress. */
export async function markAllDays(worker: Pool, userId: string): Promise<void> {
  await erasingDays(worker, userId, (sql) => markAll(sql, userId));
}

async function markAll(sql: postgres.TransactionSql, userId: string): Promise<void> {
  await sql`
    update settings set rederive_days_total = mark_all_days_dirty(${userId}::uuid),
      rederive_started_at = now() where user_id = ${userId}::uuid`;
}

/**
 * erasing() for rows that a derivation writes, too: waits for the derivation under way before any
 * row is locked, and holds up later derivations and pushes.
 */
async function erasingDays<T>(
  worker: Pool,
  userId: string,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return await erasing(worker, userId, async (sql) => {
    await sql`select lock_days(${userId}::uuid)`;
    return await work(sql);
  });
}

/**
 * A worker's transaction that may delete rows of this person only (policy erasable_rows). Repeated
 * after a deadlock.
 */
async function erasing<T>(
  worker: Pool,
  userId: string,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const done = await retryingConflicts(() =>
    worker.semaphore.run(() =>
      worker.raw.begin(async (sql) => {
        await sql`select set_config('app.erasing', ${userId}, true)`;
        return [await work(sql)] as const;
      }),
    ),
  );
  return done[0];
}
