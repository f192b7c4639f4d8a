import type { BreakdownRow } from "@streakline/shared/stats/breakdown.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { WorkerTx } from "../../platform/database/db.ts";
import { COUNTER_COLUMNS, counterColumns } from "./counter-columns.ts";
import type { DerivedDay } from "../derive/derived-day.ts";
import { notIn, upsert } from "./upsert.ts";

type Statement = postgres.PendingQuery<postgres.Row[]>;

/** Sets the rows of days in day_breakdowns. One statement, not sent yet. */
export function setDayBreakdowns(
  { sql, prepare }: WorkerTx,
  userId: string,
  derived: readonly DerivedDay[],
): Statement {
  const cells = derived.flatMap(({ day, breakdown }) => breakdown.map((row) => cellOf(day, row)));
  const days = derived.map(({ day }) => day);
  return sql.unsafe(SET_DAYS, [userId, days, JSON.stringify(cells)], { prepare });
}

/**
 * Sets the rows of a calendar month in month_breakdowns from the rows of its days. One statement,
 * not sent yet. `month`: its first day.
 */
export function setMonthBreakdowns(
  { sql, prepare }: WorkerTx,
  userId: string,
  month: Day,
): Statement {
  return sql.unsafe(SET_MONTH, [userId, month], { prepare });
}

function cellOf(day: Day, row: BreakdownRow): Record<string, unknown> {
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

const PLACE_AND_TOOL = ["project", "language", "editor", "device_id"];
const KEY = PLACE_AND_TOOL.join(", ");
const CELL = ["day", ...PLACE_AND_TOOL, "branch"];

const SET_DAYS = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (day date, project text, language text,
    editor text, device_id uuid, branch text, seconds int4, hours int4[],
    ${COUNTER_COLUMNS.map((column) => `${column} int8`).join(", ")})
), gone as (
  delete from day_breakdowns where user_id = $1::uuid and day = any ($2::text[]::date[])
    and ${notIn("fresh", CELL)}
)${upsert({
  table: "day_breakdowns",
  key: CELL,
  columns: [...CELL, "seconds", "hours", ...COUNTER_COLUMNS],
  source: "fresh",
})}`;

const sums = (of: string) =>
  COUNTER_COLUMNS.map((column) => `sum(${of}${column})::int8 as ${column}`).join(", ");
const noSums = COUNTER_COLUMNS.map(() => "null::int8").join(", ");

// A union of both sums, because a join of them costs the square of a month's names.
const SET_MONTH = `
with cells as materialized (
  select day, ${KEY}, branch, seconds, ${COUNTER_COLUMNS.join(", ")} from day_breakdowns
  where user_id = $1::uuid and day >= $2::text::date
    and day < ($2::text::date + interval '1 month')::date
), by_day as (
  select ${KEY}, extract(day from day)::int2 as day, null::text as branch,
    sum(seconds)::int4 as seconds, ${sums("")} from cells group by day, ${KEY}
), by_branch as (
  select ${KEY}, null::int2, branch::text, sum(seconds)::int4, ${noSums}
  from cells group by ${KEY}, branch having sum(seconds) > 0
), fresh as materialized (
  select $2::text::date as month, ${KEY},
    sum(seconds) filter (where day is not null)::int4 as seconds,
    coalesce(array_agg(day order by day) filter (where day is not null and seconds > 0), '{}')
      as days,
    coalesce(array_agg(seconds order by day) filter (where day is not null and seconds > 0), '{}')
      as day_seconds,
    coalesce(array_agg(branch order by branch) filter (where branch is not null), '{}')
      as branches,
    coalesce(array_agg(seconds order by branch) filter (where branch is not null), '{}')
      as branch_seconds,
    ${sums("parts.")}
  from (select * from by_day union all select * from by_branch) parts group by ${KEY}
), gone as (
  delete from month_breakdowns where user_id = $1::uuid and month = $2::text::date
    and ${notIn("fresh", PLACE_AND_TOOL)}
)${upsert({
  table: "month_breakdowns",
  key: ["month", ...PLACE_AND_TOOL],
  columns: [
    "month",
    ...PLACE_AND_TOOL,
    "seconds",
    "days",
    "day_seconds",
    "branches",
    "branch_seconds",
    ...COUNTER_COLUMNS,
  ],
  source: "fresh",
})}`;
