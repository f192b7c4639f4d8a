import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type { EndedBy } from "@streakline/shared/activity/coding-session.ts";
import type { TimelineSession } from "@streakline/shared/timeline/interval.ts";
import type { Remain } from "@streakline/shared/timeline/remains.ts";
import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import type { SiteRow, SiteTotals } from "@streakline/shared/stats/sites.ts";
import type { BreakdownRow } from "@streakline/shared/stats/breakdown.ts";
import type { CountedSession } from "@streakline/shared/stats/lines.ts";
import type { DeepWorkBlock, FocusScore, Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { Pool } from "../platform/database/db.ts";
import { retryingConflicts } from "../platform/database/retrying.ts";

/**
 * One transaction on a raw connection. `prepare`: whether statements are prepared; not behind a
 * pooler.
 */
export type DeriveTx = { sql: postgres.TransactionSql; prepare: boolean };

/** A stored session with all that a day is derived from. */
export type StoredSession = TimelineSession & CountedSession & { readonly focusScore?: number };

/**
 * A stored visit with all that a day is derived from. Its scores are null until they were derived.
 */
export type StoredVisit = {
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
  readonly endedBy: EndedBy;
  readonly deviceId: string;
  readonly browser: string;
  readonly domain: string;
  readonly pageViews: number;
  readonly tabSwitches: number;
  readonly idleSeconds: Seconds;
  readonly productivityScore: number | null;
  readonly focusScore: number;
};

/** What one domain adds up to on a day: its row in day_sites. */
export type SiteDayRow = SiteRow & {
  readonly pulls: number;
  readonly pullsEnded: number;
  readonly pullSeconds: Seconds;
};

/**
 * Whom the seconds of a day belonged to whose visits were deleted for their age: sorted, in no
 * place two.
 */
export type RemainsLine = readonly Remain[];

/** Scores of a stored session that differ from what is stored. */
export type ChangedScore = {
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly productivity: number;
  readonly focus: number;
};

/** The row of a day in daily_stats, as far as it is derived from the day itself. */
type DayRow = {
  day: Day;
  secondsTotal: Seconds;
  agentSeconds: Seconds;
  sites: SiteTotals;
  domains: readonly string[];
  /**
   * 24 seconds of productive, then of neutral and distracting websites, by local hour; empty
   * without any.
   */
  siteHours: readonly Seconds[];
  languages: readonly string[];
  projects: readonly string[];
  lines: Lines;
  productivityScore: number;
  deepWork: readonly DeepWorkBlock[];
  focus: FocusScore | null;
  firstAt: EpochSeconds | null;
  lastAt: EpochSeconds | null;
};

/**
 * What a day adds up to. `row` is null for a day on which nothing happened: it has no rows at all.
 */
export type DerivedDay = {
  day: Day;
  row: DayRow | null;
  breakdown: readonly BreakdownRow[];
  sites: readonly SiteDayRow[];
  /** Which seconds belong to websites; what is kept of the day when its visits are deleted. */
  siteLine: RemainsLine;
  scores: { readonly coding: readonly ChangedScore[]; readonly visits: readonly ChangedScore[] };
};

/**
 * Runs `work` in one transaction of the worker, alone for this person: derivations of one person
 * follow each other, because a month and a streak are derived from several days. A deadlock runs
 * the whole of `work` again. Refuses with `unavailable` when the database cannot be reached.
 */
export async function deriving<T>(
  pool: Pool,
  userId: string,
  work: (tx: DeriveTx) => Promise<T>,
): Promise<T> {
  const done = await retryingConflicts(() =>
    pool.semaphore.run(() =>
      pool.raw.begin(async (sql) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('streakline:derive:' || ${userId}::text, 0))`;
        return [await work({ sql, prepare: pool.raw.options.prepare })] as const;
      }),
    ),
  );
  return done[0];
}

/** What the derivation of some days starts from. */
export type CountingBasis = {
  settings: CountingSettings;
  /** The revision of each of the days that is dirty. */
  revisions: ReadonlyMap<Day, number>;
  rules: ReadonlyMap<string, CategoryRule>;
  /** Days whose visits were deleted for their age: of these and of their neighbours. */
  remains: ReadonlyMap<Day, RemainsLine>;
  /** Rows of the days in `remains`. */
  kept: ReadonlyMap<Day, readonly SiteDayRow[]>;
  /** Whether any of the days has rows in day_sites. */
  hasSites: boolean;
};

/**
 * How a person's time is counted, at which revision the given days are dirty, their rules for
 * websites, and what remains of days gone by.
 */
export async function countingBasis(
  { sql }: DeriveTx,
  userId: string,
  days: readonly Day[],
): Promise<CountingBasis> {
  const [row] = await sql<[{ basis: string }]>`
    with days as (select unnest(${[...days]}::text[]::date[]) as day),
    remains as (
      select r.day, r.line from site_remains r where r.user_id = ${userId}::uuid
        and r.day between (select min(day) - 1 from days) and (select max(day) + 1 from days)
    )
    select json_build_object(
      'settings', (select json_build_object('timeZone', time_zone, 'dayStartsAtMinutes', day_starts_at_minutes, 'gapMinutes', gap_minutes,
        'awayMinutes', away_minutes) from settings where user_id = ${userId}::uuid),
      'revisions', (select coalesce(json_agg(json_build_array(d.day, d.revision)), '[]') from dirty_days d join days using (day)
        where d.user_id = ${userId}::uuid),
      'rules', (select coalesce(json_agg(json_build_array(domain, json_build_object('category', category, 'weight', weight))), '[]')
        from category_rules where user_id = ${userId}::uuid),
      'remains', (select coalesce(json_agg(json_build_array(day, line)), '[]') from remains),
      'kept', (select coalesce(json_agg(json_build_array(s.day, json_build_object('domain', s.domain, 'category', s.category, 'weight', s.weight,
        'seconds', s.seconds, 'hours', s.hours, 'pageViews', s.page_views, 'tabSwitches', s.tab_switches, 'idleSeconds', s.idle_seconds,
        'pulls', s.pulls, 'pullsEnded', s.pulls_ended, 'pullSeconds', s.pull_seconds))), '[]')
        from day_sites s join days using (day) join remains using (day) where s.user_id = ${userId}::uuid),
      'hasSites', exists (select from day_sites s join days using (day) where s.user_id = ${userId}::uuid)
    )::text as basis`;
  type Found = {
    settings: CountingSettings | null;
    revisions: [Day, number][];
    rules: [string, CategoryRule][];
    remains: [Day, RemainsLine][];
    kept: [Day, SiteDayRow][];
    hasSites: boolean;
  };
  const { settings, revisions, rules, remains, kept, hasSites } = JSON.parse(row.basis) as Found;
  const { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes } = SETTINGS_DEFAULT;
  const rowsOf = Map.groupBy(kept, ([day]) => day);
  return {
    settings: settings ?? { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes },
    revisions: new Map(revisions),
    rules: new Map(rules),
    remains: new Map(remains),
    kept: new Map([...rowsOf].map(([day, rows]) => [day, rows.map(([, one]) => one)])),
    hasSites,
  };
}

/**
 * Most sessions that are loaded at once; more than a person can make in three months, a bound for
 * what a client may send.
 */
export const SESSIONS_MAX = 200_000;

/**
 * Sessions of a person that start within the bounds (the end not included), by start and id; at
 * most SESSIONS_MAX.
 */
export async function sessionsBetween(
  { sql }: DeriveTx,
  userId: string,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): Promise<StoredSession[]> {
  return [...(await selectSessions(sql, userId, startsAt, endsAt))] as StoredSession[];
}

/** The same as a query that is not sent yet. Its rows are StoredSession. */
export function selectSessions(
  sql: postgres.TransactionSql | postgres.ReservedSql,
  userId: string,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select id, extract(epoch from session_start)::float8 as "startedAt", extract(epoch from session_end)::float8 as "endedAt",
      ended_by as "endedBy", actor, project_name as project, language, editor, device_id as "deviceId", branch, lines_added as "linesAdded",
      lines_deleted as "linesDeleted", lines_modified as "linesModified", lines_inserted as "linesInserted", keystrokes,
      characters_typed as "charactersTyped", files_modified as "filesModified", git_commits as "gitCommits", breakpoints_hit as "breakpointsHit",
      focus_score as "focusScore"
    from coding_sessions
    where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8) and session_start < to_timestamp(${endsAt}::float8)
    order by session_start, id limit ${SESSIONS_MAX}`;
}

/**
 * Visits of a person to websites that start within the bounds (the end not included), by start and
 * id; at most SESSIONS_MAX.
 */
export async function visitsBetween(
  { sql }: DeriveTx,
  userId: string,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): Promise<StoredVisit[]> {
  return [...(await selectVisits(sql, userId, startsAt, endsAt))] as StoredVisit[];
}

/** The same as a query that is not sent yet. Its rows are StoredVisit. */
export function selectVisits(
  sql: postgres.TransactionSql | postgres.ReservedSql,
  userId: string,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select id, extract(epoch from session_start)::float8 as "startedAt", extract(epoch from session_end)::float8 as "endedAt",
      ended_by as "endedBy", device_id as "deviceId", browser, domain, page_views as "pageViews", tab_switches as "tabSwitches",
      idle_time_seconds as "idleSeconds", productivity_score as "productivityScore", focus_score as "focusScore"
    from website_sessions
    where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8) and session_start < to_timestamp(${endsAt}::float8)
    order by session_start, id limit ${SESSIONS_MAX}`;
}

/**
 * Sets the rows of days that lie in one calendar month, the rows of that month, and the streaks
 * from the first of these days on. Rows that are right already are not touched, scores of sessions
 * among them. `hasSites`: whether the days have rows of sites already. `streakSecondsMin` is what a
 * day must reach to count for a streak (rule 8).
 */
export async function replaceDays(
  { sql, prepare }: DeriveTx,
  userId: string,
  derived: readonly DerivedDay[],
  streakSecondsMin: Seconds,
  hasSites: boolean,
): Promise<void> {
  const days = derived.map(({ day }) => day).toSorted();
  const [first] = days;
  if (first === undefined) return;
  const stats = JSON.stringify(
    derived.flatMap(({ row }) => (row === null ? [] : [dayColumns(row)])),
  );
  const cells = JSON.stringify(
    derived.flatMap(({ day, breakdown }) => breakdown.map((row) => breakdownColumns(day, row))),
  );
  const siteRows = derived.flatMap(({ day, sites }) => sites.map((row) => siteColumns(day, row)));
  const month = `${first.slice(0, 7)}-01`;
  // one flight: they run in this order, each sees what the ones before it did
  await Promise.all(
    [
      sql.unsafe(SET_DAYS, [userId, days, stats], { prepare }),
      sql.unsafe(SET_DAY_BREAKDOWNS, [userId, days, cells], { prepare }),
      sql.unsafe(SET_MONTH_BREAKDOWNS, [userId, month], { prepare }),
      sql.unsafe(SET_STREAKS, [userId, first, streakSecondsMin], { prepare }),
      ...(hasSites || siteRows.length > 0
        ? [sql.unsafe(SET_DAY_SITES, [userId, days, JSON.stringify(siteRows)], { prepare })]
        : []),
      ...SCORED.flatMap(([table, kind]) => {
        const changed = derived.flatMap(({ scores }) => scores[kind]);
        return changed.length === 0
          ? []
          : [sql.unsafe(setScores(table), [userId, ...scoreColumns(changed)], { prepare })];
      }),
    ].map((query) => query.execute()),
  );
}

/**
 * Keeps which seconds of days belong to websites, so that the visits themselves can be deleted. A
 * day that has that already is left as it is.
 */
export async function keepRemains(
  { sql }: DeriveTx,
  userId: string,
  derived: readonly DerivedDay[],
): Promise<void> {
  const rows = JSON.stringify(derived.map(({ day, siteLine }) => ({ day, line: siteLine })));
  await sql`
    insert into site_remains (user_id, day, line)
    select ${userId}::uuid, day, line from jsonb_to_recordset(${rows}::text::jsonb) as r (day date, line jsonb) on conflict do nothing`;
}

/**
 * Local days before `before` that have visits and of which nothing was kept yet, the oldest first,
 * at most `limit`. `timeZone` and `dayStartsAtMinutes` are the person's.
 */
export async function daysToKeep(
  { sql }: DeriveTx,
  userId: string,
  before: { startsAt: EpochSeconds },
  { timeZone, dayStartsAtMinutes }: CountingSettings,
  limit: number,
): Promise<Day[]> {
  const rows = await sql<{ day: Day }[]>`
    select distinct day::text as day from (
      select (session_start at time zone ${timeZone} - make_interval(mins => ${dayStartsAtMinutes}::int))::date as day
      from website_sessions where user_id = ${userId}::uuid and session_start < to_timestamp(${before.startsAt}::float8)
    ) visited
    where not exists (select from site_remains r where r.user_id = ${userId}::uuid and r.day = visited.day)
    order by 1 limit ${limit}`;
  return rows.map(({ day }) => day);
}

/** Takes days off the list of dirty days, where they are still at the revision that was derived. */
export async function markClean(
  { sql }: DeriveTx,
  userId: string,
  revisions: ReadonlyMap<Day, number>,
): Promise<void> {
  if (revisions.size === 0) return;
  // locked in the order of the days, as everybody who marks them does
  await sql`
    with derived as (
      select d.day from dirty_days d join unnest(${[...revisions.keys()]}::text[]::date[], ${[...revisions.values()].map(String)}::text[]::int8[]) as r (day, revision)
        on d.day = r.day and d.revision = r.revision
      where d.user_id = ${userId}::uuid order by d.day for update of d
    )
    delete from dirty_days where user_id = ${userId}::uuid and day in (select day from derived)`;
}

/** The dirty days of the calendar month that has the latest one; none when all days are clean. */
export async function dirtyDaysOfLatestMonth(pool: Pool, userId: string): Promise<Day[]> {
  const rows = await pool.semaphore.run(
    () => pool.raw<{ day: Day }[]>`
      select day::text as day from dirty_days
      where user_id = ${userId}::uuid and day >= (select date_trunc('month', max(day)) from dirty_days where user_id = ${userId}::uuid)
      order by day`,
  );
  return rows.map(({ day }) => day);
}

/** How many days of a person are waiting to be derived. */
export async function dirtyDaysLeft(pool: Pool, userId: string): Promise<number> {
  const [row] = await pool.semaphore.run(
    () =>
      pool.raw<
        [{ left: number }]
      >`select count(*)::int as left from dirty_days where user_id = ${userId}::uuid`,
  );
  return row.left;
}

const COUNTERS = {
  lines_added: "added",
  lines_deleted: "deleted",
  lines_modified: "modified",
  lines_inserted: "inserted",
  keystrokes: "keystrokes",
  characters_typed: "charactersTyped",
  files_modified: "filesModified",
  git_commits: "gitCommits",
  breakpoints_hit: "breakpointsHit",
} as const satisfies Record<string, keyof Lines>;
const COUNTER_COLUMNS = Object.keys(COUNTERS);

function counterColumns(lines: Lines): Record<string, number> {
  return Object.fromEntries(
    Object.entries(COUNTERS).map(([column, name]) => [column, lines[name]]),
  );
}

function dayColumns(row: DayRow): Record<string, unknown> {
  return {
    date: row.day,
    coding_time_seconds: row.secondsTotal,
    agent_seconds: row.agentSeconds,
    website_time_seconds: row.sites.secondsTotal,
    productive_time_seconds: row.secondsTotal + row.sites.productive,
    distraction_time_seconds: row.sites.distracting,
    site_hours: row.siteHours,
    top_domains: row.domains,
    deep_work_sessions: row.deepWork.length,
    languages_used: row.languages,
    top_projects: row.projects,
    lines_of_code: row.lines.added,
    commits_made: Math.min(row.lines.gitCommits, 2_147_483_647),
    ...counterColumns(row.lines),
    productivity_score: row.productivityScore,
    focus_score: row.focus?.total ?? 0,
    deep_work: row.deepWork,
    focus: row.focus,
    first_at: isoOf(row.firstAt),
    last_at: isoOf(row.lastAt),
  };
}

function breakdownColumns(day: Day, row: BreakdownRow): Record<string, unknown> {
  const { project, language, editor, deviceId, branch, seconds, hours, lines } = row;
  return {
    day,
    project,
    language,
    editor,
    device_id: deviceId,
    branch,
    seconds,
    hours,
    ...counterColumns(lines),
  };
}

function siteColumns(day: Day, row: SiteDayRow): Record<string, unknown> {
  const {
    domain,
    category,
    weight,
    seconds,
    hours,
    pageViews,
    tabSwitches,
    idleSeconds,
    pulls,
    pullsEnded,
    pullSeconds,
  } = row;
  return {
    ...{
      day,
      domain,
      category,
      weight,
      seconds,
      hours,
      page_views: pageViews,
      tab_switches: tabSwitches,
      idle_seconds: idleSeconds,
    },
    ...{ pulls, pulls_ended: pullsEnded, pull_seconds: pullSeconds },
  };
}

const SCORED = [
  ["coding_sessions", "coding"],
  ["website_sessions", "visits"],
] as const;

/** First and last start, ids, starts, and both scores. */
function scoreColumns(changed: readonly ChangedScore[]): (number | string[] | number[])[] {
  const starts = changed.map(({ startedAt }) => startedAt);
  const bounds = starts.reduce(
    ([from, to], at) => [Math.min(from, at), Math.max(to, at)] as const,
    [starts[0] ?? 0, starts[0] ?? 0] as const,
  );
  return [
    ...bounds,
    changed.map(({ id }) => id),
    starts,
    changed.map(({ productivity }) => productivity),
    changed.map(({ focus }) => focus),
  ];
}

function isoOf(at: EpochSeconds | null): string | null {
  return at === null ? null : new Date(at * 1000).toISOString();
}

/** `insert … on conflict do update`, that writes only rows whose values differ. */
function upsert(
  table: string,
  key: readonly string[],
  columns: readonly string[],
  source: string,
  changedToo = "",
): string {
  const values = columns.filter((column) => !key.includes(column));
  const tuple = (of: string) => values.map((column) => `${of}.${column}`).join(", ");
  return `
insert into ${table} as t (user_id, ${columns.join(", ")})
select $1::uuid, ${columns.map((column) => `n.${column}`).join(", ")} from ${source} n
on conflict (user_id, ${key.join(", ")}) do update set ${values.map((column) => `${column} = excluded.${column}`).join(", ")}${changedToo}
where (${tuple("t")}) is distinct from (${tuple("excluded")})`;
}

const DAY_COLUMNS = {
  date: "date",
  coding_time_seconds: "int4",
  agent_seconds: "int4",
  website_time_seconds: "int4",
  productive_time_seconds: "int4",
  distraction_time_seconds: "int4",
  site_hours: "int4[]",
  top_domains: "text[]",
  deep_work_sessions: "int4",
  languages_used: "text[]",
  top_projects: "text[]",
  lines_of_code: "int8",
  commits_made: "int4",
  ...Object.fromEntries(COUNTER_COLUMNS.map((column) => [column, "int8"])),
  productivity_score: "float8",
  focus_score: "float8",
  deep_work: "jsonb",
  focus: "jsonb",
  first_at: "timestamptz",
  last_at: "timestamptz",
};

const SET_DAYS = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (${Object.entries(DAY_COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ")})
), gone as (
  delete from daily_stats where user_id = $1::uuid and date = any ($2::text[]::date[]) and date not in (select date from fresh)
)${upsert("daily_stats", ["date"], Object.keys(DAY_COLUMNS), "fresh", ", updated_at = now()")}`;

const PLACE_AND_TOOL = ["project", "language", "editor", "device_id"];
const CELL = ["day", ...PLACE_AND_TOOL, "branch"];

const SET_DAY_BREAKDOWNS = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (day date, project text, language text, editor text, device_id uuid, branch text,
    seconds int4, hours int4[], ${COUNTER_COLUMNS.map((column) => `${column} int8`).join(", ")})
), gone as (
  delete from day_breakdowns t where user_id = $1::uuid and day = any ($2::text[]::date[])
    and not exists (select from fresh f where ${CELL.map((column) => `f.${column} = t.${column}`).join(" and ")})
)${upsert("day_breakdowns", CELL, [...CELL, "seconds", "hours", ...COUNTER_COLUMNS], "fresh")}`;

const SITE_COLUMNS = {
  day: "date",
  domain: "text",
  category: "text",
  weight: "float8",
  seconds: "int4",
  hours: "int4[]",
  page_views: "int8",
  tab_switches: "int8",
  idle_seconds: "int8",
  pulls: "int4",
  pulls_ended: "int4",
  pull_seconds: "int4",
};

const SET_DAY_SITES = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (${Object.entries(SITE_COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ")})
), gone as (
  delete from day_sites t where user_id = $1::uuid and day = any ($2::text[]::date[])
    and not exists (select from fresh f where f.day = t.day and f.domain = t.domain)
)${upsert("day_sites", ["day", "domain"], Object.keys(SITE_COLUMNS), "fresh")}`;

// The bounds are what finds the partitions.
const setScores = (table: (typeof SCORED)[number][0]): string => `
update ${table} t set productivity_score = n.productivity, focus_score = n.focus
from unnest($4::text[]::uuid[], $5::float8[], $6::float8[], $7::float8[]) as n (id, at, productivity, focus)
where t.user_id = $1::uuid and t.session_start between to_timestamp($2::float8) and to_timestamp($3::float8)
  and t.session_start = to_timestamp(n.at) and t.id = n.id`;

const KEY = PLACE_AND_TOOL.join(", ");

const SET_MONTH_BREAKDOWNS = `
with cells as materialized (
  select day, ${KEY}, branch, seconds, ${COUNTER_COLUMNS.join(", ")} from day_breakdowns
  where user_id = $1::uuid and day >= $2::text::date and day < ($2::text::date + interval '1 month')::date
), sums as (
  select ${KEY}, sum(seconds)::int4 as seconds, ${COUNTER_COLUMNS.map((column) => `sum(${column})::int8 as ${column}`).join(", ")}
  from cells group by ${KEY}
), days as (
  select ${KEY}, array_agg(extract(day from day)::int2 order by day) as days, array_agg(seconds order by day) as day_seconds
  from (select day, ${KEY}, sum(seconds)::int4 as seconds from cells group by day, ${KEY} having sum(seconds) > 0) by_day group by ${KEY}
), branches as (
  select ${KEY}, array_agg(branch order by branch) as branches, array_agg(seconds order by branch) as branch_seconds
  from (select ${KEY}, branch::text as branch, sum(seconds)::int4 as seconds from cells group by ${KEY}, branch having sum(seconds) > 0) by_branch
  group by ${KEY}
), fresh as materialized (
  select $2::text::date as month, sums.*, coalesce(days, '{}') as days, coalesce(day_seconds, '{}') as day_seconds,
    coalesce(branches, '{}') as branches, coalesce(branch_seconds, '{}') as branch_seconds
  from sums left join days using (${KEY}) left join branches using (${KEY})
), gone as (
  delete from month_breakdowns t where user_id = $1::uuid and month = $2::text::date
    and not exists (select from fresh f where ${PLACE_AND_TOOL.map((column) => `f.${column} = t.${column}`).join(" and ")})
)${upsert(
  "month_breakdowns",
  ["month", ...PLACE_AND_TOOL],
  [
    "month",
    ...PLACE_AND_TOOL,
    "seconds",
    "days",
    "day_seconds",
    "branches",
    "branch_seconds",
    ...COUNTER_COLUMNS,
  ],
  "fresh",
)}`;

// Days that reach the minimum, numbered; days of one unbroken run have the same distance between
// date and number.
const SET_STREAKS = `
with reached as (
  select date, date - (row_number() over (order by date))::int as run from daily_stats
  where user_id = $1::uuid and date >= $2::text::date and coding_time_seconds >= $3::int4
), before as (
  select coalesce((select streak_days from daily_stats where user_id = $1::uuid and date = $2::text::date - 1), 0) as streak_days
), fresh as (
  select d.date, coalesce(row_number() over (partition by r.run order by d.date)
    + case when r.run = $2::text::date - 1 then before.streak_days else 0 end, 0) * (r.date is not null)::int as streak_days
  from daily_stats d left join reached r on r.date = d.date cross join before
  where d.user_id = $1::uuid and d.date >= $2::text::date
)
update daily_stats t set streak_days = fresh.streak_days from fresh
where t.user_id = $1::uuid and t.date = fresh.date and t.streak_days is distinct from fresh.streak_days`;
