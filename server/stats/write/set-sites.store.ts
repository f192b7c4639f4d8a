import type { Day } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import type { WorkerTx } from "../../platform/database/db.ts";
import type { DerivedDay, SiteDayRow } from "../derive/derived-day.ts";
import { notIn, upsert } from "./upsert.ts";

/** Sets the rows of days in day_sites. One statement, not sent yet. */
export function setDaySites(
  { sql, prepare }: WorkerTx,
  userId: string,
  derived: readonly DerivedDay[],
): postgres.PendingQuery<postgres.Row[]> {
  const rows = derived.flatMap(({ day, sites }) => sites.map((row) => columnsOf(day, row)));
  const days = derived.map(({ day }) => day);
  return sql.unsafe(SET_DAY_SITES, [userId, days, JSON.stringify(rows)], { prepare });
}

function columnsOf(day: Day, row: SiteDayRow): Record<string, unknown> {
  const { domain, category, weight, seconds, hours, pulls } = row;
  return {
    day,
    domain,
    category,
    weight,
    seconds,
    hours,
    pulls,
    page_views: row.pageViews,
    tab_switches: row.tabSwitches,
    idle_seconds: row.idleSeconds,
    pulls_ended: row.pullsEnded,
    pull_seconds: row.pullSeconds,
  };
}

const COLUMNS = {
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
const TYPED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ");

const SET_DAY_SITES = `
with fresh as materialized (
  select * from jsonb_to_recordset($3::text::jsonb) as r (${TYPED})
), gone as (
  delete from day_sites where user_id = $1::uuid and day = any ($2::text[]::date[])
    and ${notIn("fresh", ["day", "domain"])}
)${upsert({
  table: "day_sites",
  key: ["day", "domain"],
  columns: Object.keys(COLUMNS),
  source: "fresh",
})}`;
