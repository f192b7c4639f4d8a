import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
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

/**
 * Local days before `before` with visits and without remains, oldest first, at most `limit`.
 * `timeZone` and `dayStartsAtMinutes`: the person's.
 */
export async function daysToKeep(
  { sql }: WorkerTx,
  userId: string,
  before: { startsAt: EpochSeconds },
  { timeZone, dayStartsAtMinutes }: CountingSettings,
  limit: number,
): Promise<Day[]> {
  const rows = await sql<{ day: Day }[]>`
    select distinct day::text as day from (
      select (session_start at time zone ${timeZone}
        - make_interval(mins => ${dayStartsAtMinutes}::int))::date as day
      from website_sessions
      where user_id = ${userId}::uuid and session_start < to_timestamp(${before.startsAt}::float8)
    ) visited
    where not exists (
      select from site_remains r where r.user_id = ${userId}::uuid and r.day = visited.day)
    order by 1 limit ${limit}`;
  return rows.map(({ day }) => day);
}
