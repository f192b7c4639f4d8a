import { batches, codingSessions, websiteSessions } from "@streakline/drizzle/schema/activity.ts";
import { devices } from "@streakline/drizzle/schema/accounts.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { OTHER_VALUE, type ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Remain } from "@streakline/shared/timeline/remains.ts";
import { type SiteSession, siteSession } from "@streakline/shared/timeline/site-session.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { and, eq, sql } from "drizzle-orm";
import { asUserPipelined, type DbOrTx, type Pool } from "../platform/database/db.ts";
import { remainsOf, selectRemains } from "../read/remains.store.ts";
import {
  allOf,
  type Between,
  selectSessions,
  selectVisits,
  type StoredSession,
  type StoredVisit,
} from "../read/sessions.store.ts";
import { selectSiteRules, siteRulesOf } from "../read/site-rules.store.ts";

/** The records from which a day is shown. */
export type DayRecords = {
  sessions: StoredSession[];
  /** With the categories of the person's present rules and of the shipped list. */
  visits: SiteSession[];
  /**
   * Remains of deleted visits of the day and its neighbours; `visits` is then empty. Null when the
   * day's visits still exist.
   */
  remains: readonly Remain[] | null;
};

/**
 * Sessions and visits of a person that start in a span around a day. Throws `too_many_sessions`
 * like sessionsBetween().
 */
export async function recordsAround(
  pool: Pool,
  userId: string,
  day: Day,
  around: Between,
): Promise<DayRecords> {
  const [sessions, visits, rules, remains] = await asUserPipelined(pool.raw, userId, (c) => [
    selectSessions(c, userId, around),
    selectVisits(c, userId, around),
    selectSiteRules(c, userId),
    selectRemains(c, userId, addDays(day, -1), addDays(day, 1)),
  ]);
  const kept = remainsOf(remains);
  const ruleOf = siteRulesOf(rules);
  const isKept = kept.has(day);
  return {
    sessions: allOf<StoredSession>(sessions),
    visits: isKept
      ? []
      : allOf<StoredVisit>(visits).map((visit) =>
          siteSession(visit, visit.deviceId, categoryOf(visit.domain, ruleOf)),
        ),
    remains: isKept ? [...kept.values()].flat() : null,
  };
}

/** Device, client and batch of a session. */
export type Evidence = {
  deviceName: string;
  client: string;
  receivedAt: EpochSeconds;
  batchId: string;
};

/** Device, client and batch of a person's session, or null for an unknown session. */
export async function evidenceOf(
  db: DbOrTx,
  userId: string,
  session: { id: string; startedAt: EpochSeconds; kind?: "coding" | "website" },
): Promise<Evidence | null> {
  const table = session.kind === "website" ? websiteSessions : codingSessions;
  const [row] = await db
    .select({
      deviceName: devices.name,
      client: batches.client,
      receivedAt: seconds(batches.receivedAt),
      batchId: batches.id,
    })
    .from(table)
    .innerJoin(batches, and(eq(batches.userId, table.userId), eq(batches.id, table.batchId)))
    .innerJoin(devices, and(eq(devices.userId, table.userId), eq(devices.id, table.deviceId)))
    .where(
      and(
        eq(table.userId, userId),
        eq(table.sessionStart, instant(session.startedAt)),
        eq(table.id, session.id),
      ),
    );
  return row ?? null;
}

/** Most projects in the list. */
const PROJECTS_MAX = 1_000;

/**
 * Projects of a person with counted time, most recent first, at most PROJECTS_MAX. Reads rows of
 * months, so that ten years cost little more than one. `today`: last of the 30 days of
 * `secondsLast30Days`.
 */
export async function projectRows(db: DbOrTx, userId: string, today: Day): Promise<ProjectRow[]> {
  return await db.execute<ProjectRow>(sql`
    with by_language as (
      select project, language, sum(seconds) as seconds,
        min(month + days[1] - 1) as first_day, max(month + days[cardinality(days)] - 1) as last_day
      from month_breakdowns
      where user_id = ${userId}::uuid and seconds > 0 and project <> ${OTHER_VALUE}
      group by project, language
    ), by_project as (
      select project, sum(seconds) as seconds, min(first_day) as first_day, max(last_day) as last_day,
        (array_agg(language order by seconds desc, language))[1] as language
      from by_language group by project
    ), recent as (
      select project, sum(seconds) as seconds
      from day_breakdowns where user_id = ${userId}::uuid and day between ${today}::date - 29
        and ${today}::date group by project
    )
    select p.project, p.seconds::float8 as "secondsTotal", coalesce(recent.seconds,
      0)::float8 as "secondsLast30Days",
      p.first_day::text as "firstDay", p.last_day::text as "lastDay", p.language as "topLanguage"
    from by_project p left join recent using (project)
    order by p.last_day desc, p.seconds desc, p.project limit ${PROJECTS_MAX}`);
}

function seconds(column: typeof batches.receivedAt) {
  return sql<EpochSeconds>`floor(extract(epoch from ${column}))::float8`;
}

function instant(at: EpochSeconds): Date {
  return new Date(at * 1_000);
}
