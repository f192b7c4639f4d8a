import type postgres from "postgres";
import type { WorkerTx } from "../../platform/database/db.ts";
import { allOf, type Between, SESSIONS_MAX } from "../../read/sessions.store.ts";
import type { ScoreChanges } from "../derive/score-changes.ts";
import type { StoredScores } from "../derive/derived-day.ts";

/** The tables of scores. */
const TABLES = { coding: "coding_session_scores", visits: "website_session_scores" } as const;
export type Scored = keyof typeof TABLES;

/**
 * Stored scores of a person's sessions or visits in a span, by start. Throws `too_many_sessions`
 * above SESSIONS_MAX.
 */
export async function scoresBetween(
  { sql }: WorkerTx,
  userId: string,
  kind: Scored,
  { startsAt, endsAt }: Between,
): Promise<StoredScores[]> {
  const rows = await sql<postgres.MaybeRow[]>`
    select id, extract(epoch from session_start)::float8 as "startedAt",
      productivity_score as productivity, focus_score as focus
    from ${sql(TABLES[kind])}
    where user_id = ${userId}::uuid and session_start >= to_timestamp(${startsAt}::float8)
      and session_start < to_timestamp(${endsAt}::float8)
    order by session_start, id limit ${SESSIONS_MAX + 1}`;
  return allOf<StoredScores>(rows);
}

/**
 * Sets changed scores and deletes scores without a session. One statement, not sent yet; none if
 * nothing changed.
 */
export function setScores(
  { sql, prepare }: WorkerTx,
  userId: string,
  kind: Scored,
  changes: readonly ScoreChanges[],
): postgres.PendingQuery<postgres.Row[]>[] {
  const changed = changes.flatMap((one) => one.changed);
  const gone = changes.flatMap((one) => one.gone);
  if (changed.length + gone.length === 0) return [];
  const parameters = [
    userId,
    changed.map(({ id }) => id),
    changed.map(({ startedAt }) => startedAt),
    changed.map(({ productivity }) => productivity),
    changed.map(({ focus }) => focus),
    gone.map(({ id }) => id),
    gone.map(({ startedAt }) => startedAt),
  ];
  return [sql.unsafe(SET[kind], parameters, { prepare })];
}

const setScoresOf = (table: string): string => `
with gone as (
  delete from ${table} t using unnest($6::text[]::uuid[], $7::float8[]) as g (id, at)
  where t.user_id = $1::uuid and t.session_start = to_timestamp(g.at) and t.id = g.id
)
insert into ${table} (user_id, session_start, id, productivity_score, focus_score)
select $1::uuid, to_timestamp(n.at), n.id, n.productivity, n.focus
from unnest($2::text[]::uuid[], $3::float8[], $4::float8[], $5::float8[])
  as n (id, at, productivity, focus)
on conflict (user_id, session_start, id) do update
set productivity_score = excluded.productivity_score, focus_score = excluded.focus_score`;

const SET: Record<Scored, string> = {
  coding: setScoresOf(TABLES.coding),
  visits: setScoresOf(TABLES.visits),
};
