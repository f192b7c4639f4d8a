import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import type { EndedBy } from "@streakline/shared/activity/coding-session.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import type { CountedSession } from "@streakline/shared/stats/lines.ts";
import type { TimelineSession } from "@streakline/shared/timeline/interval.ts";
import type { EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type postgres from "postgres";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";

/** The connection of a reader's statement: a worker's transaction or a person's pipeline. */
export type Connection = postgres.TransactionSql | postgres.ReservedSql;

/** A span of time; `endsAt` is exclusive. */
export type Between = { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };

/** A stored coding session with all fields that a timeline or a day needs. */
export type StoredSession = TimelineSession & CountedSession;

/** A stored visit with all fields that a timeline or a day needs. */
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
};

/**
 * Most rows of one kind per question, for all readers. A person's day has a few hundred, a month
 * with many agents fewer than this. Only a hostile client exceeds it in a day.
 */
export const SESSIONS_MAX = 50_000;

/**
 * Coding sessions of a person that start in a span, by start and id. Throws `too_many_sessions`
 * above SESSIONS_MAX; never returns a part.
 */
export async function sessionsBetween(
  sql: Connection,
  userId: string,
  between: Between,
): Promise<StoredSession[]> {
  return allOf<StoredSession>(await selectSessions(sql, userId, between));
}

/** Visits of a person; else like sessionsBetween(). */
export async function visitsBetween(
  sql: Connection,
  userId: string,
  between: Between,
): Promise<StoredVisit[]> {
  return allOf<StoredVisit>(await selectVisits(sql, userId, between));
}

/** Sessions and visits of the acting person in one round trip. Throws like sessionsBetween(). */
export async function recordsBetween(
  pool: Pool,
  userId: string,
  between: Between,
): Promise<{ sessions: StoredSession[]; visits: StoredVisit[] }> {
  const [sessions, visits] = await asUserPipelined(pool.raw, userId, (c) => [
    selectSessions(c, userId, between),
    selectVisits(c, userId, between),
  ]);
  return { sessions: allOf<StoredSession>(sessions), visits: allOf<StoredVisit>(visits) };
}

const COUNTERS_OF_SESSION = COUNTER_LIST.map(({ name, column }) => `${column} as "${name}"`);
const IS_ACTIVE = `${COUNTER_LIST.map(({ column }) => column).join(" + ")} > 0`;
const COLUMNS_OF_SESSION = `
  id, extract(epoch from session_start)::float8 as "startedAt",
  extract(epoch from session_end)::float8 as "endedAt", ended_by as "endedBy", actor,
  project_name as project, language, editor, device_id as "deviceId", branch,
  ${IS_ACTIVE} as "isActive", ${COUNTERS_OF_SESSION.join(", ")}`;

/** The statement of sessionsBetween(), not sent yet; its rows go through allOf(). */
export function selectSessions(
  sql: Connection,
  userId: string,
  { startsAt, endsAt }: Between,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select ${sql.unsafe(COLUMNS_OF_SESSION)} from coding_sessions
    where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8)
      and session_start < to_timestamp(${endsAt}::float8)
    order by session_start, id limit ${SESSIONS_MAX + 1}`;
}

/** How far nearestSessions() looks, in seconds: 62 days. */
const NEAREST_SECONDS = 5_356_800;
/** Of the sessions before: the last may only tell when the person left. */
const NEAREST_BEFORE = 20;

/**
 * A person's own coding sessions around an instant at which there is none, by start: the last ones
 * before it and the first one after it, within 62 days.
 */
export async function nearestSessions(
  pool: Pool,
  userId: string,
  at: EpochSeconds,
): Promise<StoredSession[]> {
  const [before, after] = await asUserPipelined(pool.raw, userId, (sql) => {
    const columns = sql.unsafe(COLUMNS_OF_SESSION);
    return [
      sql<postgres.MaybeRow[]>`
        select ${columns} from coding_sessions
        where user_id = ${userId}::uuid and actor = 'person'
          and session_start >= to_timestamp(${at - NEAREST_SECONDS}::float8)
          and session_start <= to_timestamp(${at}::float8)
        order by session_start desc, id desc limit ${NEAREST_BEFORE}`,
      sql<postgres.MaybeRow[]>`
        select ${columns} from coding_sessions
        where user_id = ${userId}::uuid and actor = 'person'
          and session_start > to_timestamp(${at}::float8)
          and session_start < to_timestamp(${at + NEAREST_SECONDS}::float8)
        order by session_start, id limit 1`,
    ];
  });
  return allOf<StoredSession>([...before.toReversed(), ...after]);
}

/** The statement of visitsBetween(), not sent yet. Pass its rows to allOf(). */
export function selectVisits(
  sql: Connection,
  userId: string,
  { startsAt, endsAt }: Between,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select id, extract(epoch from session_start)::float8 as "startedAt",
      extract(epoch from session_end)::float8 as "endedAt", ended_by as "endedBy",
      device_id as "deviceId", browser, domain, page_views as "pageViews",
      tab_switches as "tabSwitches", idle_time_seconds as "idleSeconds"
    from website_sessions
    where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8)
      and session_start < to_timestamp(${endsAt}::float8)
    order by session_start, id limit ${SESSIONS_MAX + 1}`;
}

/** The rows of a reader's statement. Throws `too_many_sessions` above SESSIONS_MAX. */
export function allOf<T>(rows: readonly postgres.MaybeRow[]): T[] {
  if (rows.length > SESSIONS_MAX) throw new DomainError("too_many_sessions", { max: SESSIONS_MAX });
  return [...rows] as T[];
}
