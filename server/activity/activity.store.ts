import { setTimeout as sleep } from "node:timers/promises";
import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { SiteSession } from "@streakline/shared/activity/site-session.ts";
import type { Remain } from "@streakline/shared/activity/remains.ts";
import type { Category } from "@streakline/shared/categories/categories.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import type { TimelineSession } from "@streakline/shared/activity/interval.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { CONSENTS, type DeviceConsentKind } from "@streakline/shared/privacy/consents.ts";
import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { batches, codingSessions, websiteSessions } from "@streakline/drizzle/schema/activity.ts";
import { devices, settings } from "@streakline/drizzle/schema/accounts.ts";
import { categoryRules } from "@streakline/drizzle/schema/sites.ts";
import { siteRemains } from "@streakline/drizzle/schema/stats.ts";
import { and, asc, eq, gte, lt, lte, sql } from "drizzle-orm";
import { asUserPipelined, type DbOrTx, type Pool } from "../platform/db.ts";
import { errorCode, isRetryable, unavailable } from "../platform/unavailable.ts";
import { numbersLiteral, textsLiteral } from "./array-literal.ts";
import type { ConsentsSince, Rejection } from "./parse-batch.ts";
import { type Span, spansOf } from "./spans.ts";

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

/**
 * What became of a batch: stored now (`days` are dirty; left out for want of consent were records of the kinds in `missing`, and of kinds in
 * `since` those that started before), known before, or refused because the device may not push (any more).
 */
export type BatchOutcome =
  | { state: "stored"; days: Day[]; missing: DeviceConsentKind[]; since: ConsentsSince | null }
  | { state: "known" }
  | { state: "device_refused" };

/**
 * Stores a batch, its sessions and its dirty days in one transaction, or nothing of it. A batch id that is there already changes nothing, and
 * neither does a session that is. The device and the person's consents are checked in the same transaction: nothing a revoked device sends is stored, whatever any cache
 * says. The SQL function sets the person itself and inserts from arrays, so the whole takes one flight (begin, person, insert and
 * commit as messages of their own cost a fifth more). Refuses with `unavailable`; a deadlock runs it again.
 */
export async function insertBatch(
  pool: Pool,
  batch: BatchRow,
  sessions: readonly CodingSession[],
  visits: readonly WebsiteSession[] = [],
): Promise<BatchOutcome> {
  let fresh = sessions;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await retrying(() => pushOnce(pool, batch, fresh, visits));
    } catch (error) {
      if (errorCode(error) !== UNIQUE_VIOLATION) throw error;
      if (attempt > 3) throw new DomainError("unavailable", { seconds: 1 }, { cause: error });
      fresh = await withoutTwins(pool, batch.userId, sessions);
    }
  }
}

const UNIQUE_VIOLATION = "23505";

async function pushOnce(
  { raw, gate }: Pool,
  batch: BatchRow,
  sessions: readonly CodingSession[],
  visits: readonly WebsiteSession[],
): Promise<BatchOutcome> {
  const parameters = [
    ...[batch.userId, batch.deviceId, batch.id, batch.bodyHash, JSON.stringify({ rejected: batch.rejected })],
    ...[batch.client, batch.timeZone, batch.sealedAt],
    textsLiteral(sessions.map(({ id }) => id)),
    textsLiteral(TEXT_COLUMNS.flatMap((name) => sessions.map((session) => session[name]))),
    numbersLiteral(NUMBER_COLUMNS.flatMap((name) => sessions.map((session) => session[name]))),
    numbersLiteral(boundsOf(sessions)),
    CONSENTS_NEEDED,
    visits.length === 0 ? null : JSON.stringify({ rows: visits, spans: boundsOf(visits) }),
  ];
  const { prepare } = raw.options;
  const [row] = await gate.run(async () => await raw.unsafe<BatchOutcome[]>(PUSH_BATCH, parameters, { prepare }));
  if (row === undefined) throw new Error("push_batch gave no row");
  return row;
}

/** Start and end of every span, one after another. */
function boundsOf(sessions: readonly (CodingSession | WebsiteSession)[]): EpochSeconds[] {
  return spansOf(sessions).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
}

/** The sessions that are not stored yet, each once. */
async function withoutTwins({ raw }: Pick<Pool, "raw">, userId: string, sessions: readonly CodingSession[]): Promise<CodingSession[]> {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const starts = numbersLiteral(sessions.map(({ startedAt }) => startedAt));
  const [rows] = await asUserPipelined(raw, userId, (c) => [
    c`
      select id from coding_sessions
      where user_id = ${userId} and id = any(${[...byId.keys()]}::uuid[])
        and session_start = any(array(select to_timestamp(at) from unnest(${starts}::text::int8[]) as at))`,
  ]);
  for (const { id } of rows as unknown as { id: string }[]) byId.delete(id);
  return [...byId.values()];
}

// In the order in which the function takes them apart.
const TEXT_COLUMNS = [
  "endedBy",
  "actor",
  "project",
  "language",
  "branch",
  "framework",
  "editor",
  "editorTheme",
] as const satisfies readonly (keyof CodingSession)[];
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
/** For coding, sites and page keys the first version of their consent that is enough. */
const CONSENTS_NEEDED = `{${CONSENTS.coding.widenedIn},${CONSENTS.sites.widenedIn},${CONSENTS.page_keys.widenedIn}}`;
const PUSH_BATCH = "select state, days, missing, since from push_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

type StoredBatch = { bodyHash: string; rejected: Rejection[]; missing: DeviceConsentKind[]; since: ConsentsSince | null };

/** What was stored of a batch, null when its id is unknown. */
export async function storedBatch({ raw }: Pick<Pool, "raw">, userId: string, id: string): Promise<StoredBatch | null> {
  const [rows] = await asUserPipelined(raw, userId, (c) => [
    c`
      select encode(body_hash, 'hex') as "bodyHash", answer -> 'rejected' as rejected, coalesce(answer -> 'missing', '[]') as missing, answer -> 'since' as since
      from batches where user_id = ${userId} and id = ${id}`,
  ]);
  return (rows[0] as StoredBatch | undefined) ?? null;
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
const SESSIONS_MAX = 30_000;

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
    .where(
      and(
        eq(codingSessions.userId, userId),
        gte(codingSessions.sessionStart, instant(startsAt)),
        lt(codingSessions.sessionStart, instant(endsAt)),
      ),
    )
    .orderBy(asc(codingSessions.sessionStart), asc(codingSessions.id))
    .limit(SESSIONS_MAX);
}

/**
 * Visits of a person that start within [startsAt, endsAt), as the timeline needs them, under the categories that the person's rules and the list
 * give them now; at most SESSIONS_MAX.
 */
export async function visitsBetween(db: DbOrTx, userId: string, { startsAt, endsAt }: Span): Promise<SiteSession[]> {
  const rows = await db
    .select({
      id: websiteSessions.id,
      startedAt: sql<EpochSeconds>`floor(extract(epoch from ${websiteSessions.sessionStart}))::float8`,
      endedAt: sql<EpochSeconds>`floor(extract(epoch from ${websiteSessions.sessionEnd}))::float8`,
      endedBy: websiteSessions.endedBy,
      deviceId: websiteSessions.deviceId,
      browser: websiteSessions.browser,
      domain: websiteSessions.domain,
    })
    .from(websiteSessions)
    .where(
      and(
        eq(websiteSessions.userId, userId),
        gte(websiteSessions.sessionStart, instant(startsAt)),
        lt(websiteSessions.sessionStart, instant(endsAt)),
      ),
    )
    .orderBy(asc(websiteSessions.sessionStart), asc(websiteSessions.id))
    .limit(SESSIONS_MAX);
  if (rows.length === 0) return [];
  const rules = await db
    .select({ domain: categoryRules.domain, category: sql<Category | null>`${categoryRules.category}`, weight: categoryRules.weight })
    .from(categoryRules)
    .where(eq(categoryRules.userId, userId));
  const ruleOf = new Map(rules.map((rule) => [rule.domain, rule]));
  return rows.map((row) => {
    const { category, weight } = categoryOf(row.domain, ruleOf);
    return { kind: "website", ...row, category, weight };
  });
}

/** What remains of the visits of a day and its neighbours that were deleted for their age; null when those of the day are still there. */
export async function remainsOf(db: DbOrTx, userId: string, day: Day): Promise<readonly Remain[] | null> {
  const rows = await db
    .select({ day: siteRemains.day, line: sql<Remain[]>`${siteRemains.line}` })
    .from(siteRemains)
    .where(and(eq(siteRemains.userId, userId), gte(siteRemains.day, addDays(day, -1)), lte(siteRemains.day, addDays(day, 1))));
  return rows.some((row) => row.day === day) ? rows.flatMap(({ line }) => line) : null;
}

/** Where a session came from. */
export type Evidence = { deviceName: string; client: string; receivedAt: EpochSeconds; batchId: string };

/** Where a session of a person came from; null when there is no such session. */
export async function evidenceOf(
  db: DbOrTx,
  userId: string,
  session: { id: string; startedAt: EpochSeconds; kind?: "coding" | "website" },
): Promise<Evidence | null> {
  const table = session.kind === "website" ? websiteSessions : codingSessions;
  const [row] = await db
    .select({ deviceName: devices.name, client: batches.client, receivedAt: seconds(batches.receivedAt), batchId: batches.id })
    .from(table)
    .innerJoin(batches, and(eq(batches.userId, table.userId), eq(batches.id, table.batchId)))
    .innerJoin(devices, and(eq(devices.userId, table.userId), eq(devices.id, table.deviceId)))
    .where(and(eq(table.userId, userId), eq(table.sessionStart, instant(session.startedAt)), eq(table.id, session.id)));
  return row ?? null;
}

/** Most projects that are listed. */
const PROJECTS_MAX = 1_000;

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

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt > 3) throw unavailable(error) ?? error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

function seconds(column: typeof codingSessions.sessionStart | typeof codingSessions.sessionEnd | typeof batches.receivedAt) {
  return sql<EpochSeconds>`floor(extract(epoch from ${column}))::float8`;
}

function instant(at: EpochSeconds): Date {
  return new Date(at * 1_000);
}
