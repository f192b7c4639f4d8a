import { dayOf, type DaySettings } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import type { DerivedDay } from "../derive/derived-day.ts";

/**
 * Keeps which seconds of days belong to websites, so that the visits can be deleted. Days that have
 * remains stay as they are.
 */
export async function keepRemains(
  { sql }: WorkerTx,
  userId: string,
  derived: readonly DerivedDay[],
): Promise<void> {
  const rows = JSON.stringify(derived.map(({ day, siteLine }) => ({ day, line: siteLine })));
  await sql`
    insert into site_remains (user_id, day, line)
    select ${userId}::uuid, day, line
    from jsonb_to_recordset(${rows}::text::jsonb) as r (day date, line jsonb)
    on conflict do nothing`;
}

/** Minutes with visits that are looked at for days to keep: far more than two weeks have. */
const MINUTES_MAX = 20_000;

/**
 * Local days before `before` with time on websites and without remains, oldest first, at most
 * `limit`: days on which visits start, and days into which they last. The days are found here, by
 * the person's time zone and start of day.
 */
export async function daysToKeep(
  { sql }: WorkerTx,
  userId: string,
  before: { startsAt: EpochSeconds },
  settings: DaySettings,
  limit: number,
): Promise<Day[]> {
  const rows = await sql<{ minute: EpochSeconds }[]>`
    select distinct floor(extract(epoch from at) / 60)::float8 * 60 as minute
    from website_sessions cross join lateral (
      values (session_start), (greatest(session_start, session_end - interval '1 second'))) m (at)
    where user_id = ${userId}::uuid and session_start < to_timestamp(${before.startsAt}::float8)
      and at < to_timestamp(${before.startsAt}::float8)
    order by 1 limit ${MINUTES_MAX}`;
  const days = [...new Set(rows.map(({ minute }) => dayOf(minute, settings)))];
  const kept = await sql<{ day: Day }[]>`
    select day::text as day from site_remains
    where user_id = ${userId}::uuid and day = any (${days}::text[]::date[])`;
  const known = new Set(kept.map(({ day }) => day));
  return days.filter((day) => !known.has(day)).slice(0, limit);
}
