import type { Day, Seconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { WorkerTx } from "../../platform/database/db.ts";

/**
 * Sets the streaks of all days from `first` on (rule 8). One statement, not sent yet. `secondsMin`:
 * seconds that a day must reach.
 */
export function setStreaks(
  { sql, prepare }: WorkerTx,
  userId: string,
  first: Day,
  secondsMin: Seconds,
): postgres.PendingQuery<postgres.Row[]> {
  return sql.unsafe(SET_STREAKS, [userId, first, secondsMin], { prepare });
}

// Days that reach the minimum, numbered. Days of one unbroken run have the same difference between
// date and number.
const SET_STREAKS = `
with reached as (
  select date, date - (row_number() over (order by date))::int as run from daily_stats
  where user_id = $1::uuid and date >= $2::text::date and coding_time_seconds >= $3::int4
), before as (
  select coalesce((
    select streak_days from daily_stats where user_id = $1::uuid and date = $2::text::date - 1
  ), 0) as streak_days
), fresh as (
  select d.date, coalesce(row_number() over (partition by r.run order by d.date)
    + case when r.run = $2::text::date - 1 then before.streak_days else 0 end, 0)
    * (r.date is not null)::int as streak_days
  from daily_stats d left join reached r on r.date = d.date cross join before
  where d.user_id = $1::uuid and d.date >= $2::text::date
)
update daily_stats t set streak_days = fresh.streak_days from fresh
where t.user_id = $1::uuid and t.date = fresh.date
  and t.streak_days is distinct from fresh.streak_days`;
