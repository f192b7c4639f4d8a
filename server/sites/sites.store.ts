import type {
  DomainRow,
  PagesReadAnswer,
  PulledOutAnswer,
  UncategorisedAnswer,
} from "@streakline/shared/sites/sites-answers.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";

const PULLED_MAX = 50;
const PAGES_READ_MAX = 200;
const UNCATEGORISED_MAX = 20;
const UNCATEGORISED_DAYS = 90;
const UNCATEGORISED_SECONDS_MIN = 60;

/** Sums of a range as the database returns them. */
export type SiteSums = {
  weekStartsOn: number;
  /**
   * All domains, most time first. One row per domain and its category and weight: two rows while
   * days are derived under a new rule.
   */
  domains: DomainRow[];
  /**
   * By weekday (1 Monday to 7 Sunday), only weekdays with time: 72 sums, that is productive,
   * neutral and distracting seconds by local hour.
   */
  weekHours: { weekday: number; sums: Seconds[] }[];
  /** Days with any activity. */
  days: DaySums[];
  pendingDays: number;
};
/** `focus` is null on a day without active time. */
type DaySums = {
  day: Day;
  coding: Seconds;
  productive: Seconds;
  neutral: Seconds;
  distracting: Seconds;
  productivity: number;
  focus: number | null;
  deepWork: number;
};

/** All of a summary of websites, in one statement and one round trip. */
export async function siteSums(pool: Pool, userId: string, from: Day, to: Day): Promise<SiteSums> {
  const { prepare } = pool.raw.options;
  const [[row]] = await asUserPipelined(pool.raw, userId, (c) => [
    c.unsafe(SUMS, [userId, from, to], { prepare }),
  ]);
  return JSON.parse(String(row?.["sums"])) as SiteSums;
}

/** Sites that pulled a person out of deep work in a range, most seconds first. */
export async function pulledOutOf(
  pool: Pool,
  userId: string,
  from: Day,
  to: Day,
): Promise<PulledOutAnswer["sites"]> {
  const [rows] = await asUserPipelined(pool.raw, userId, (c) => [
    c`
      select domain, (array_agg(category order by day desc))[1] as category,
        (array_agg(weight order by day desc))[1] as weight, sum(pulls)::int as count,
        sum(pulls_ended)::int as "blocksEnded", sum(pull_seconds)::int as seconds
      from day_sites
      where user_id = ${userId}::uuid and day between ${from}::text::date and ${to}::text::date
        and pulls > 0
      group by domain order by sum(pull_seconds) desc, domain limit ${PULLED_MAX}`,
  ]);
  return plain(rows);
}

/**
 * Different pages by domain in a span (epoch seconds, the end is exclusive), most first. Deleted
 * visits do not count.
 */
export async function pagesReadOf(
  pool: Pool,
  userId: string,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): Promise<PagesReadAnswer["sites"]> {
  const [rows] = await asUserPipelined(pool.raw, userId, (c) => [
    c`
      select domain, count(distinct page)::int as pages from website_sessions, unnest(page_keys) as page
      where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8)
        and session_start < to_timestamp(${endsAt}::float8)
      group by domain order by count(distinct page) desc, domain limit ${PAGES_READ_MAX}`,
  ]);
  return plain(rows);
}

/** Domains without a category in the 90 days up to `today`, most time first. */
export async function uncategorisedOf(
  pool: Pool,
  userId: string,
  today: Day,
): Promise<UncategorisedAnswer["domains"]> {
  const [rows] = await asUserPipelined(pool.raw, userId, (c) => [
    c`
      select domain, sum(seconds)::int as seconds, count(*)::int as days from day_sites s
      where user_id = ${userId}::uuid
        and day between ${today}::text::date - ${UNCATEGORISED_DAYS - 1}::int and ${today}::text::date
        and category = 'uncategorised' and domain not like '/other/%'
        and not exists (select from category_rules r where r.user_id = s.user_id and r.domain = s.domain)
      group by domain having sum(seconds) >= ${UNCATEGORISED_SECONDS_MIN}
      order by sum(seconds) desc, domain limit ${UNCATEGORISED_MAX}`,
  ]);
  return plain(rows);
}

function plain<T>(rows: readonly postgres.MaybeRow[]): T[] {
  return rows.map((row) => ({ ...row }) as T);
}

const HOURS = Array.from(
  { length: 72 },
  (_, hour) => `coalesce(sum(site_hours[${hour + 1}]), 0)`,
).join(", ");
const SUMS = `
with stats as materialized (
  select date, coding_time_seconds, website_time_seconds, productive_time_seconds,
    distraction_time_seconds, productivity_score, focus_score,
    focus is null or focus = 'null'::jsonb as is_without_focus, deep_work_sessions, site_hours
  from daily_stats
  where user_id = $1::uuid and date between $2::text::date and $3::text::date
    and coding_time_seconds + website_time_seconds > 0
), domains as (
  select domain, category, weight, sum(seconds)::int8 as seconds, count(*)::int as days,
    sum(page_views)::int8 as "pageViews", sum(tab_switches)::int8 as "tabSwitches",
    sum(idle_seconds)::int8 as "idleSeconds"
  from day_sites where user_id = $1::uuid and day between $2::text::date and $3::text::date
  group by domain, category, weight
)
select json_build_object(
  'weekStartsOn', coalesce((select week_starts_on from settings where user_id = $1::uuid), 1),
  'domains', coalesce((select json_agg(d order by seconds desc, domain) from domains d), '[]'),
  'weekHours', coalesce((select json_agg(w order by weekday) from (
      select extract(isodow from date)::int as weekday, json_build_array(${HOURS}) as sums
      from stats where site_hours <> '{}' group by 1) w), '[]'),
  'days', coalesce((
    select json_agg(json_build_object(
      'day', date,
      'coding', coding_time_seconds,
      'productive', productive_time_seconds - coding_time_seconds,
      'neutral', website_time_seconds - (productive_time_seconds - coding_time_seconds)
        - distraction_time_seconds,
      'distracting', distraction_time_seconds,
      'productivity', productivity_score,
      'focus', case when not is_without_focus then focus_score end,
      'deepWork', deep_work_sessions) order by date)
    from stats), '[]'),
  'pendingDays', (
    select count(*) from due_days
    where user_id = $1::uuid and day between $2::text::date and $3::text::date)
)::text as sums`;
