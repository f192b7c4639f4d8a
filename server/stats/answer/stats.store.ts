import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import type { ErrorCode } from "@streakline/shared/errors.ts";
import type { Dimensions } from "@streakline/shared/timeline/interval.ts";
import type { Filter } from "@streakline/shared/stats/filter.ts";
import type { DeepWorkBlock, FocusScore, Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import { asUserPipelined, type Pool } from "../../platform/database/db.ts";
import type { DayRange } from "../../read/range.ts";
import { countingSettingsOf, selectCountingSettings } from "../../read/settings.store.ts";
import { knownValues } from "./known-values.ts";

/** A day as it is stored, and what belongs to it on the screen. */
export type StoredDay = {
  settings: CountingSettings;
  row: {
    secondsTotal: Seconds;
    agentSeconds: Seconds;
    /** Sums of every counter, before linesOfSums(). */
    lines: Lines;
    deepWork: DeepWorkBlock[];
    focus: FocusScore | null;
    streakDays: number;
    updatedAt: EpochSeconds;
  } | null;
  cells: (Dimensions & { seconds: Seconds })[];
  /** Streak of the day before; goes on while a day is not over. */
  streakDaysBefore: number;
  /** Whether the day waits to be derived. */
  isDirty: boolean;
  /** Why the day was set aside; null unless it was. */
  refusedCode: ErrorCode | null;
  deviceNames: [id: string, name: string][];
};

/** One day of a person. */
export async function dayOfPerson(pool: Pool, userId: string, day: Day): Promise<StoredDay> {
  const [settings, rows] = await asUserPipelined(pool.raw, userId, (c) => [
    selectCountingSettings(c, userId),
    c`
      select json_build_object(
        'row', (
          select json_build_object('secondsTotal', coding_time_seconds, 'agentSeconds', agent_seconds,
            'lines', json_build_object(${c.unsafe(LINES)}), 'deepWork', deep_work, 'focus', focus,
            'streakDays', streak_days, 'updatedAt', floor(extract(epoch from updated_at)))
          from daily_stats where user_id = ${userId}::uuid and date = ${day}::text::date),
        'cells', coalesce((
          select json_agg(json_build_object('project', project, 'language', language,
            'editor', editor, 'deviceId', device_id, 'branch', branch, 'seconds', seconds))
          from day_breakdowns
          where user_id = ${userId}::uuid and day = ${day}::text::date and seconds > 0), '[]'),
        'streakDaysBefore', coalesce((
          select streak_days from daily_stats
          where user_id = ${userId}::uuid and date = ${day}::text::date - 1), 0),
        'isDirty', exists (
          select from due_days where user_id = ${userId}::uuid and day = ${day}::text::date),
        'refusedCode', (
          select refused_code from dirty_days where user_id = ${userId}::uuid
            and day = ${day}::text::date and refused_revision = revision),
        'deviceNames', coalesce((
          select json_agg(json_build_array(id, name)) from devices
          where user_id = ${userId}::uuid), '[]')
      )::text as found`,
  ]);
  const found = JSON.parse(textOf(rows, "found")) as Omit<StoredDay, "settings">;
  return { ...found, settings: countingSettingsOf(settings) };
}

const LINES = COUNTER_LIST.map(({ sum, column }) => `'${sum}', ${column}`).join(", ");

/**
 * Last derived seconds of a day, and whether sessions have arrived since: also on a day that was
 * set aside, so that its old figure is not taken for today's.
 */
export async function dayTotal(
  pool: Pool,
  userId: string,
  day: Day,
): Promise<{ secondsTotal: Seconds; isDirty: boolean }> {
  const [[row]] = await asUserPipelined(pool.raw, userId, (c) => [
    c`
      select coalesce((
          select coding_time_seconds from daily_stats
          where user_id = ${userId}::uuid and date = ${day}::text::date), 0) as "secondsTotal",
        exists (
          select from dirty_days
          where user_id = ${userId}::uuid and day = ${day}::text::date) as "isDirty"`,
  ]);
  return { ...row } as { secondsTotal: Seconds; isDirty: boolean };
}

/**
 * Seconds per day, and per ISO weekday (of the local day) and local hour. Cells without time are
 * left out.
 */
export async function heatmapSums(
  pool: Pool,
  userId: string,
  range: DayRange,
  filter: Filter,
): Promise<{
  days: [day: Day, seconds: Seconds][];
  hours: [weekday: number, seconds: Seconds[]][];
}> {
  const filters = [
    filter.project,
    filter.language,
    filter.editor,
    filter.deviceId,
    filter.branch,
  ].map(knownValues);
  const parameters = [userId, range.from, range.to, ...filters];
  const { prepare } = pool.raw.options;
  const [rows] = await asUserPipelined(pool.raw, userId, (c) => [
    c.unsafe(HEATMAP, parameters, { prepare }),
  ]);
  return JSON.parse(textOf(rows, "sums")) as {
    days: [Day, Seconds][];
    hours: [number, Seconds[]][];
  };
}

function textOf([row]: readonly postgres.MaybeRow[], column: string): string {
  return String(row?.[column]);
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `sum(hours[${hour + 1}])`).join(", ");
const HEATMAP = `
with by_day as materialized (
  select day, sum(seconds)::int8 as seconds, array[${HOURS}] as hours from day_breakdowns
  where user_id = $1::uuid and day between $2::text::date and $3::text::date
    and ($4::text[] is null or project = any ($4::text[]))
    and ($5::text[] is null or language = any ($5::text[]))
    and ($6::text[] is null or editor = any ($6::text[]))
    and ($7::text[] is null or device_id::text = any ($7::text[]))
    and ($8::text[] is null or branch = any ($8::text[]))
  group by day having sum(seconds) > 0
), by_weekday as (
  select extract(isodow from day)::int as weekday, array[${HOURS}] as hours from by_day group by 1
)
select json_build_object(
  'days', coalesce((select json_agg(json_build_array(day, seconds) order by day) from by_day), '[]'),
  'hours', coalesce((
    select json_agg(json_build_array(weekday, hours) order by weekday) from by_weekday), '[]')
)::text as sums`;
