import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { TimelineSession } from "@streakline/shared/activity/interval.ts";
import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { batches, codingSessions } from "@streakline/drizzle/schema/activity.ts";
import { devices, settings } from "@streakline/drizzle/schema/accounts.ts";
import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { asUserPipelined, type DbOrTx, type Pool } from "../platform/db.ts";
import { numbersLiteral, textsLiteral } from "./array-literal.ts";
import type { Rejection } from "./parse-batch.ts";
import type { Span } from "./spans.ts";

/** What is written about a batch besides its sessions. */
export type BatchRow = {
  userId: string;
  deviceId: string;
  id: string;
  /** Hex of SHA-256 over the body. */
  bodyHash: string;
  rejected: readonly Rejection[];
  client: string;
  timeZone: string;
  sealedAt: EpochSeconds;
};

/** What became of a batch: stored now (`days` are dirty), known before, or refused because the device may not push any more. */
export type BatchOutcome = { state: "stored"; days: Day[] } | { state: "known" } | { state: "device_refused" };

/**
 * Stores a batch, its sessions and its dirty days in one transaction and one flight, or nothing of it. A batch id that is there already
 * changes nothing. The device is checked in the statement itself: nothing a revoked device sends is stored, whatever any cache says.
 */
export async function insertBatch(
  { raw }: Pick<Pool, "raw">,
  batch: BatchRow,
  sessions: readonly CodingSession[],
  spans: readonly Span[],
): Promise<BatchOutcome> {
  const parameters = [
    batch.userId,
    batch.deviceId,
    batch.id,
    batch.bodyHash,
    JSON.stringify({ rejected: batch.rejected }),
    batch.client,
    batch.timeZone,
    batch.sealedAt,
    numbersLiteral(spans.map((span) => span.startsAt)),
    numbersLiteral(spans.map((span) => span.endsAt)),
    ...TEXT_COLUMNS.map((name) => textsLiteral(sessions.map((session) => session[name]))),
    ...NUMBER_COLUMNS.map((name) => numbersLiteral(sessions.map((session) => session[name]))),
  ];
  const prepare = raw.options.prepare;
  const [rows] = await asUserPipelined(raw, batch.userId, (c) => [c.unsafe(INSERT_BATCH, parameters, { prepare })]);
  const row = rows[0] as InsertedRow | undefined;
  if (row === undefined || !row.device_may_push) return { state: "device_refused" };
  return row.is_new ? { state: "stored", days: row.days ?? [] } : { state: "known" };
}
type InsertedRow = { device_may_push: boolean; is_new: boolean; days: Day[] | null };

const TEXT_COLUMNS = ["id", "endedBy", "actor", "project", "language", "branch", "framework", "editor", "editorTheme"] as const satisfies readonly (keyof CodingSession)[];
const NUMBER_COLUMNS = [
  "startedAt",
  "endedAt",
  "linesAdded",
  "linesDeleted",
  "linesModified",
  "linesInserted",
  "keystrokes",
  "charactersTyped",
  "filesModified",
  "gitCommits",
  "breakpointsHit",
] as const satisfies readonly (keyof CodingSession)[];

// `fresh` decides: it waits for a twin that is being stored at the same moment, and everything else hangs on its row.
const INSERT_BATCH = `
with device as (
  select from devices where user_id = $1::uuid and id = $2::uuid and revoked_at is null
), fresh as (
  insert into batches (user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at)
  select $1::uuid, $3::uuid, $2::uuid, decode($4::text, 'hex'), $5::text::jsonb, $6::text, $7::text, to_timestamp($8::int8) from device
  on conflict (user_id, id) do nothing
  returning id
), stored as (
  insert into coding_sessions (
    user_id, device_id, batch_id, id, ended_by, actor, project_name, language, branch, framework, editor, editor_theme,
    session_start, session_end, lines_added, lines_deleted, lines_modified, lines_inserted,
    keystrokes, characters_typed, files_modified, git_commits, breakpoints_hit
  )
  select $1::uuid, $2::uuid, $3::uuid, s.id, s.ended_by, s.actor, s.project, s.language, s.branch, s.framework, s.editor, s.theme,
    to_timestamp(s.started_at), to_timestamp(s.ended_at), s.added, s.deleted, s.modified, s.inserted, s.keys, s.characters, s.files, s.commits, s.breakpoints
  from fresh, unnest(
    $11::uuid[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
    $20::int8[], $21::int8[], $22::int4[], $23::int4[], $24::int4[], $25::int4[], $26::int4[], $27::int4[], $28::int4[], $29::int4[], $30::int4[]
  ) as s (id, ended_by, actor, project, language, branch, framework, editor, theme,
    started_at, ended_at, added, deleted, modified, inserted, keys, characters, files, commits, breakpoints)
  on conflict (user_id, session_start, id) do nothing
)
select
  exists (select from device) as device_may_push,
  exists (select from fresh) as is_new,
  (select mark_days_dirty($1::uuid, array(select to_timestamp(s) from unnest($9::int8[]) s), array(select to_timestamp(e) from unnest($10::int8[]) e)) from fresh) as days`;

/** What was stored of a batch, null when its id is unknown. */
export async function storedBatch(
  { raw }: Pick<Pool, "raw">,
  userId: string,
  id: string,
): Promise<{ bodyHash: string; rejected: Rejection[] } | null> {
  const [rows] = await asUserPipelined(raw, userId, (c) => [
    c`
      select encode(body_hash, 'hex') as "bodyHash", answer -> 'rejected' as rejected from batches where user_id = ${userId} and id = ${id}`,
  ]);
  return (rows[0] as { bodyHash: string; rejected: Rejection[] } | undefined) ?? null;
}

/** How a person's time is counted; the defaults when they never chose. */
export async function countingSettings(db: DbOrTx, userId: string): Promise<CountingSettings> {
  const [row] = await db
    .select({
      timeZone: settings.timeZone,
      dayStartsAtMinutes: settings.dayStartsAtMinutes,
      gapMinutes: settings.gapMinutes,
      awayMinutes: settings.awayMinutes,
    })
    .from(settings)
    .where(eq(settings.userId, userId));
  return row ?? SETTINGS_DEFAULT;
}

/** Most sessions that one question loads. A person alone reaches a tenth of it in a day; only a hostile client reaches it. */
export const SESSIONS_MAX = 30_000;

/** The sessions of a person that start within [startsAt, endsAt), sorted by start and id; at most SESSIONS_MAX. */
export async function sessionsBetween(db: DbOrTx, userId: string, { startsAt, endsAt }: Span): Promise<TimelineSession[]> {
  return await db
    .select({
      id: codingSessions.id,
      startedAt: seconds(codingSessions.sessionStart),
      endedAt: seconds(codingSessions.sessionEnd),
      endedBy: codingSessions.endedBy,
      actor: codingSessions.actor,
      project: codingSessions.projectName,
      language: codingSessions.language,
      editor: codingSessions.editor,
      deviceId: codingSessions.deviceId,
      branch: codingSessions.branch,
    })
    .from(codingSessions)
    .where(and(eq(codingSessions.userId, userId), gte(codingSessions.sessionStart, instant(startsAt)), lt(codingSessions.sessionStart, instant(endsAt))))
    .orderBy(asc(codingSessions.sessionStart), asc(codingSessions.id))
    .limit(SESSIONS_MAX);
}

/** Where a session came from. */
export type Evidence = { deviceName: string; client: string; receivedAt: EpochSeconds; batchId: string };

/** Where a session of a person came from; null when there is no such session. */
export async function evidenceOf(db: DbOrTx, userId: string, session: { id: string; startedAt: EpochSeconds }): Promise<Evidence | null> {
  const [row] = await db
    .select({ deviceName: devices.name, client: batches.client, receivedAt: seconds(batches.receivedAt), batchId: batches.id })
    .from(codingSessions)
    .innerJoin(batches, and(eq(batches.userId, codingSessions.userId), eq(batches.id, codingSessions.batchId)))
    .innerJoin(devices, and(eq(devices.userId, codingSessions.userId), eq(devices.id, codingSessions.deviceId)))
    .where(
      and(eq(codingSessions.userId, userId), eq(codingSessions.sessionStart, instant(session.startedAt)), eq(codingSessions.id, session.id)),
    );
  return row ?? null;
}

/** Most projects that are listed. */
export const PROJECTS_MAX = 1_000;

/**
 * Every project of a person with counted time, most recent first, at most PROJECTS_MAX. Read from the months, so that ten years cost little more
 * than one; `today` is the last of the 30 days of `secondsLast30Days`.
 */
export async function projectRows(db: DbOrTx, userId: string, today: Day): Promise<ProjectRow[]> {
  return await db.execute<ProjectRow>(sql`
    with by_language as (
      select project, language, sum(seconds) as seconds,
        min(month + days[1] - 1) as first_day, max(month + days[cardinality(days)] - 1) as last_day
      from month_breakdowns where user_id = ${userId}::uuid and seconds > 0 group by project, language
    ), by_project as (
      select project, sum(seconds) as seconds, min(first_day) as first_day, max(last_day) as last_day,
        (array_agg(language order by seconds desc, language))[1] as language
      from by_language group by project
    ), recent as (
      select project, sum(seconds) as seconds
      from day_breakdowns where user_id = ${userId}::uuid and day between ${today}::date - 29 and ${today}::date group by project
    )
    select p.project, p.seconds::float8 as "secondsTotal", coalesce(recent.seconds, 0)::float8 as "secondsLast30Days",
      p.first_day::text as "firstDay", p.last_day::text as "lastDay", p.language as "topLanguage"
    from by_project p left join recent using (project)
    order by p.last_day desc, p.seconds desc, p.project limit ${PROJECTS_MAX}`);
}

function seconds(column: typeof codingSessions.sessionStart | typeof codingSessions.sessionEnd | typeof batches.receivedAt) {
  return sql<EpochSeconds>`floor(extract(epoch from ${column}))::float8`;
}

function instant(at: EpochSeconds): Date {
  return new Date(at * 1_000);
}
