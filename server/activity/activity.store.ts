import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type { SiteSession } from "@streakline/shared/timeline/site-session.ts";
import type { Remain } from "@streakline/shared/timeline/remains.ts";
import type { Category } from "@streakline/shared/categories/categories.ts";
import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import type { TimelineSession } from "@streakline/shared/timeline/interval.ts";
import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { batches, codingSessions, websiteSessions } from "@streakline/drizzle/schema/activity.ts";
import { devices, settings } from "@streakline/drizzle/schema/accounts.ts";
import { categoryRules } from "@streakline/drizzle/schema/sites.ts";
import { siteRemains } from "@streakline/drizzle/schema/stats.ts";
import { and, asc, eq, gte, lt, lte, sql } from "drizzle-orm";
import type { DbOrTx } from "../platform/database/db.ts";
import type { Span } from "./spans.ts";

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

/**
 * Most sessions that one question loads. A person alone reaches a tenth of it in a day; only a
 * hostile client reaches it.
 */
const SESSIONS_MAX = 30_000;

/**
 * The sessions of a person that start within [startsAt, endsAt), sorted by start and id; at most
 * SESSIONS_MAX.
 */
export async function sessionsBetween(
  db: DbOrTx,
  userId: string,
  { startsAt, endsAt }: Span,
): Promise<TimelineSession[]> {
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
 * Visits of a person that start within [startsAt, endsAt), as the timeline needs them, under the
 * categories that the person's rules and the list give them now; at most SESSIONS_MAX.
 */
export async function visitsBetween(
  db: DbOrTx,
  userId: string,
  { startsAt, endsAt }: Span,
): Promise<SiteSession[]> {
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
    .select({
      domain: categoryRules.domain,
      category: sql<Category | null>`${categoryRules.category}`,
      weight: categoryRules.weight,
    })
    .from(categoryRules)
    .where(eq(categoryRules.userId, userId));
  const ruleOf = new Map(rules.map((rule) => [rule.domain, rule]));
  return rows.map((row) => {
    const { category, weight } = categoryOf(row.domain, ruleOf);
    return { kind: "website", ...row, category, weight };
  });
}

/**
 * What remains of the visits of a day and its neighbours that were deleted for their age; null when
 * those of the day are still there.
 */
export async function remainsOf(
  db: DbOrTx,
  userId: string,
  day: Day,
): Promise<readonly Remain[] | null> {
  const rows = await db
    .select({ day: siteRemains.day, line: sql<Remain[]>`${siteRemains.line}` })
    .from(siteRemains)
    .where(
      and(
        eq(siteRemains.userId, userId),
        gte(siteRemains.day, addDays(day, -1)),
        lte(siteRemains.day, addDays(day, 1)),
      ),
    );
  return rows.some((row) => row.day === day) ? rows.flatMap(({ line }) => line) : null;
}

/** Where a session came from. */
export type Evidence = {
  deviceName: string;
  client: string;
  receivedAt: EpochSeconds;
  batchId: string;
};

/** Where a session of a person came from; null when there is no such session. */
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

/** Most projects that are listed. */
const PROJECTS_MAX = 1_000;

/**
 * Every project of a person with counted time, most recent first, at most PROJECTS_MAX. Read from
 * the months, so that ten years cost little more than one; `today` is the last of the 30 days of
 * `secondsLast30Days`.
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

function seconds(
  column:
    | typeof codingSessions.sessionStart
    | typeof codingSessions.sessionEnd
    | typeof batches.receivedAt,
) {
  return sql<EpochSeconds>`floor(extract(epoch from ${column}))::float8`;
}

function instant(at: EpochSeconds): Date {
  return new Date(at * 1_000);
}
