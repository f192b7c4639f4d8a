import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import { Dimension, type Filter } from "@streakline/shared/stats/filter.ts";
import type { Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, Seconds } from "@streakline/shared/time/instant.ts";
import { asUserPipelined, type Pool } from "../../platform/database/db.ts";
import { knownValues } from "./known-values.ts";
import type { DayRange, RangeParts } from "../../read/range.ts";

/** What `stats.summary` asks for. */
export type SummaryQuestion = {
  range: DayRange;
  before: DayRange;
  parts: RangeParts;
  partsBefore: RangeParts;
  bucketBy: "day" | "month";
  groupBy: Dimension;
  filter: Filter;
};

/** Sums of a range as the database gives them. */
export type SummarySums = {
  /** Seconds per bucket and value of `groupBy`. */
  cells: [start: Day, value: string, seconds: Seconds][];
  /** Seconds per value of each dimension. */
  shares: [dimension: Dimension, value: string, seconds: Seconds][];
  /** Sums of every counter, before linesOfSums(). */
  lines: Lines;
  /** Days with counted seconds, the most seconds of one, and the first day that has them. */
  days: [active: number, secondsMax: Seconds | null, best: Day | null];
  secondsBefore: Seconds;
  /** The person's first day with counted time, without the filter. */
  firstDay: Day | null;
  pendingDays: number;
  deviceNames: [id: string, name: string][];
};

/**
 * All sums of a summary, in one statement and one round trip. Days are read from indexes alone.
 * Ranges above RANGE_DAYS_BY_DAY_MAX are read from rows of months, and only the days at their edges
 * from rows of days.
 */
export async function summarySums(
  pool: Pool,
  userId: string,
  question: SummaryQuestion,
): Promise<SummarySums> {
  const { range, before, parts, partsBefore, filter } = question;
  const isFiltered = Object.values(filter).some((values) => values !== undefined);
  const parameters = [
    userId,
    question.bucketBy === "month",
    isFiltered,
    ...Dimension.options.map((dimension) => knownValues(filter[dimension])),
    range.from,
    range.to,
    before.from,
    before.to,
    ...partDays(parts),
    ...partDays(partsBefore),
  ];
  const { prepare } = pool.raw.options;
  const [[row]] = await asUserPipelined(pool.raw, userId, (c) => [
    c.unsafe(SUMMARY[question.groupBy], parameters, { prepare }),
  ]);
  return JSON.parse(String(row?.["sums"])) as SummarySums;
}

function partDays({ months, days: [a, b] }: RangeParts): (Day | null)[] {
  return [months, a, b].flatMap((part) => [part?.from ?? null, part?.to ?? null]);
}

const COLUMNS: Record<Dimension, string> = {
  project: "project",
  language: "language",
  editor: "editor",
  deviceId: "device_id",
  branch: "branch",
};
const KEY = "project, language, editor, device_id";
const LINES = COUNTER_LIST.map(({ column }) => column).join(", ");
const SUMS_OF_LINES = COUNTER_LIST.map(
  ({ sum, column }) => `'${sum}', coalesce(sum(${column}), 0)`,
).join(", ");

// $1 person, $2 by month, $3 filtered, $4 to $8 filters, $9 and $10 range, $11 and $12 range
// before, then first and last of months, days, days, twice
const day = (number: number): string => `$${number}::text::date`;
const MATCHES = `($4::text[] is null or project = any ($4::text[]))
    and ($5::text[] is null or language = any ($5::text[]))
    and ($6::text[] is null or editor = any ($6::text[]))
    and ($7::text[] is null or device_id::text = any ($7::text[]))`;
const BUCKET = "case when $2::bool then date_trunc('month', day)::date else day end";
const ARRAYS_OF_MONTH = "days, day_seconds, branches, branch_seconds";
const BRANCH_MATCHES = "($8::text[] is null or branch = any ($8::text[]))";

function dayRows(columns: string, from: number): string {
  const span = (first: number) => `select ${columns} from day_breakdowns
    where user_id = $1::uuid and day between ${day(first)} and ${day(first + 1)}
    and ${MATCHES} and ${BRANCH_MATCHES}`;
  return `${span(from)}\n    union all ${span(from + 2)}`;
}

function monthRows(columns: string, from: number): string {
  return `select ${columns} from month_breakdowns
    where user_id = $1::uuid and month between ${day(from)} and ${day(from + 1)} and ${MATCHES}`;
}

const summarySql = (groupBy: Dimension): string => {
  const byBranch = groupBy === "branch";
  const group = COLUMNS[groupBy];
  return `
with d as materialized (
    ${dayRows(`${BUCKET} as start, day, ${KEY}, branch, seconds, ${LINES}`, 15)}
), m as materialized (
    ${monthRows(`month as start, ${KEY}, seconds, ${ARRAYS_OF_MONTH}, ${LINES}`, 13)}
), cells as (
  select start, ${KEY}, seconds, ${LINES} from d
  union all select start, ${KEY}, seconds, ${LINES} from m
), branch_cells as (
  select start, branch::text as branch, seconds from d
  union all select start, unnest(branches), unnest(branch_seconds) from m
), shared as (
  select ${byBranch ? "null::date as start," : "start,"}
    grouping(project, language, editor, device_id) as kind,
    coalesce(project, language, editor, device_id::text) as value, sum(seconds)::int8 as seconds
  from cells group by grouping sets (
    ${byBranch ? "" : `(start, ${group}),`} (project), (language), (editor), (device_id))
), shared_branches as (
  select ${byBranch ? "start," : "null::date as start,"} branch as value, sum(seconds)::int8 as seconds
  from branch_cells group by ${byBranch ? "grouping sets ((start, branch), (branch))" : "branch"}
), shares as (
  select start, case kind when 7 then 'project' when 11 then 'language' when 13 then 'editor'
    else 'deviceId' end as dimension, value, seconds
  from shared where seconds > 0
  union all select start, 'branch', value, seconds from shared_branches where seconds > 0
), day_sums as (
  select date as day, coding_time_seconds as seconds from daily_stats
  where not $3::bool and user_id = $1::uuid and date between ${day(9)} and ${day(10)}
    and coding_time_seconds > 0
  union all
  select day, sum(seconds) from (
    select day, seconds from d where $3::bool
    union all select start + (day - 1), seconds from (
      select start, unnest(days) as day, unnest(day_seconds) as seconds from m where $3::bool
    ) of_months
  ) filtered group by day having sum(seconds) > 0
), before as (
  select sum(coding_time_seconds) as seconds from daily_stats
  where not $3::bool and user_id = $1::uuid and date between ${day(11)} and ${day(12)}
  union all select sum(seconds) from (
    ${dayRows("seconds", 21)}
    union all ${monthRows("seconds", 19)}
  ) filtered where $3::bool
)
select json_build_object(
  'cells', coalesce((
    select json_agg(json_build_array(start, value, seconds)) from shares
    where start is not null), '[]'),
  'shares', coalesce((
    select json_agg(json_build_array(dimension, value, seconds)) from shares
    where start is null), '[]'),
  'lines', (select json_build_object(${SUMS_OF_LINES}) from cells),
  'days', (
    select json_build_array(count(*), max(seconds), (array_agg(day order by seconds desc, day))[1])
    from day_sums),
  'secondsBefore', (select coalesce(sum(seconds), 0) from before),
  'firstDay', (
    select date from daily_stats where user_id = $1::uuid and coding_time_seconds > 0
    order by date limit 1),
  'pendingDays', (
    select count(*) from due_days
    where user_id = $1::uuid and day between ${day(9)} and ${day(10)}),
  'deviceNames', coalesce((
    select json_agg(json_build_array(id, name)) from devices where user_id = $1::uuid), '[]')
)::text as sums`;
};

const SUMMARY: Record<Dimension, string> = {
  project: summarySql("project"),
  language: summarySql("language"),
  editor: summarySql("editor"),
  deviceId: summarySql("deviceId"),
  branch: summarySql("branch"),
};
