import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import { countingSettingsOf, selectCountingSettings } from "../../read/settings.store.ts";

/** Most records of days that are derived in one transaction; a single day may have more. */
const PART_RECORDS_MAX = 10_000;

/**
 * The first of sorted days that together have at most `recordsMax` sessions and visits under the
 * present settings, and at least one day. Bounds the time in which a person's changes wait for a
 * derivation.
 */
export async function firstPart(
  { sql }: WorkerTx,
  userId: string,
  days: readonly Day[],
  recordsMax: number = PART_RECORDS_MAX,
): Promise<Day[]> {
  if (days.length < 2) return [...days];
  const settings = countingSettingsOf(await selectCountingSettings(sql, userId));
  const bounds = days.map((day) => dayBounds(day, settings));
  const rows = await sql<{ records: number }[]>`
    with asked as (
      select to_timestamp(starts_at) as starts_at, to_timestamp(ends_at) as ends_at
      from unnest(${bounds.map(({ startsAt }) => String(startsAt))}::text[]::float8[],
        ${bounds.map(({ endsAt }) => String(endsAt))}::text[]::float8[]) as d (starts_at, ends_at)
    )
    select ((
        select count(*) from (
          select from coding_sessions where user_id = ${userId}::uuid
            and session_start >= starts_at and session_start < ends_at limit ${recordsMax}
        ) sessions
      ) + (
        select count(*) from (
          select from website_sessions where user_id = ${userId}::uuid
            and session_start >= starts_at and session_start < ends_at limit ${recordsMax}
        ) visits
      ))::int as records
    from asked order by starts_at`;
  let records = 0;
  const end = rows.findIndex((row) => (records += row.records) > recordsMax);
  return days.slice(0, end === -1 ? days.length : Math.max(1, end));
}
