import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { WorkerTx } from "../../platform/database/db.ts";
import { COUNTER_COLUMNS, counterColumns } from "./counter-columns.ts";
import type { DayRow, DerivedDay } from "../derive/derived-day.ts";
import { notIn, upsert } from "./upsert.ts";

/** Sets the rows of days in daily_stats except streaks. One statement, not sent yet. */
export function setDailyStats(
  { sql, prepare }: WorkerTx,
  userId: string,
  derived: readonly DerivedDay[],
): postgres.PendingQuery<postgres.Row[]> {
  const rows = derived.flatMap(({ row }) => (row === null ? [] : [columnsOf(row)]));
  const days = derived.map(({ day }) => day);
  return sql.unsafe(SET_DAYS, [userId, days, JSON.stringify(rows)], { prepare });
}

function columnsOf(row: DayRow): Record<string, unknown> {
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

function isoOf(at: EpochSeconds | null): string | null {
  return at === null ? null : new Date(at * 1000).toISOString();
}

const COLUMNS = {
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
const TYPED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ");

const SET_DAYS = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (${TYPED})
), gone as (
  delete from daily_stats where user_id = $1::uuid and date = any ($2::text[]::date[])
    and ${notIn("fresh", ["date"])}
)${upsert({
  table: "daily_stats",
  key: ["date"],
  columns: Object.keys(COLUMNS),
  source: "fresh",
  changedToo: ", updated_at = now()",
})}`;
