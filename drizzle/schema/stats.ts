import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { perCounter } from "@streakline/shared/activity/counters.ts";
import type { DeepWorkBlock, FocusScore } from "@streakline/shared/stats/stats-answers.ts";
import { profiles } from "./accounts.ts";
import { instant } from "./columns.ts";
import { ownRows, workerRows } from "./roles.ts";

/**
 * Local days of a person whose sessions changed since the last derivation. SQL functions mark them
 * (push_batch and mark_*). A worker deletes a row if its revision is still the derived one, and
 * sets a day aside that cannot be derived, until it is marked again. The view `due_days` has the
 * days that are not set aside.
 */
export const dirtyDays = pgTable(
  "dirty_days",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
    revision: bigint({ mode: "number" }).notNull().default(1),
    markedAt: instant().notNull().defaultNow(),
    /** The revision that could not be derived, and the code of the refusal. */
    refusedRevision: bigint({ mode: "number" }),
    refusedCode: varchar({ length: 50 }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.day] }),
    index("dirty_days_marked_at_idx").on(t.markedAt, t.userId, t.day),
    index("dirty_days_refused_idx")
      .on(t.userId, t.day)
      .where(sql`${t.refusedRevision} is not null`),
    ownRows(t.userId),
    workerRows(),
  ],
);

/** A sum of a counter. 64 bits, because a hostile client may send the maximum many times a day. */
const count = () => bigint({ mode: "number" }).notNull().default(0);
const counters = () =>
  perCounter(({ column }) => bigint(column, { mode: "number" }).notNull().default(0));

/**
 * One local day of a person, derived from sessions. Seconds are counted seconds (rules 1 and 2).
 */
export const dailyStats = pgTable(
  "daily_stats",
  {
    id: uuid().notNull().defaultRandom(),
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    date: date({ mode: "string" }).notNull(),
    codingTimeSeconds: integer().notNull().default(0),
    /** Seconds of agents working in unfocused windows; never part of coding time. */
    agentSeconds: integer().notNull().default(0),
    websiteTimeSeconds: integer().notNull().default(0),
    productiveTimeSeconds: integer().notNull().default(0),
    distractionTimeSeconds: integer().notNull().default(0),
    /**
     * 24 numbers for productive websites, 24 for neutral and 24 for distracting ones: seconds in
     * each local hour; empty on days without any.
     */
    siteHours: integer().array().notNull().default([]),
    deepWorkSessions: integer().notNull().default(0),
    languagesUsed: text().array().notNull().default([]),
    topDomains: text().array().notNull().default([]),
    topProjects: text().array().notNull().default([]),
    linesOfCode: count(),
    commitsMade: integer().notNull().default(0),
    ...counters(),
    productivityScore: doublePrecision().notNull().default(0),
    focusScore: doublePrecision().notNull().default(0),
    streakDays: integer().notNull().default(0),
    goalsCompleted: integer().notNull().default(0),
    achievementsEarned: text().array().notNull().default([]),
    deepWork: jsonb().$type<DeepWorkBlock[]>().notNull().default([]),
    focus: jsonb().$type<FocusScore>(),
    /** First and last counted instant of the day; null on a day without any. */
    firstAt: instant(),
    lastAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  // A migration adds INCLUDE (coding_time_seconds) to this key.
  (t) => [primaryKey({ columns: [t.userId, t.date] }), ownRows(t.userId), workerRows()],
);

const placeAndTool = () => ({
  project: varchar({ length: 200 }).notNull(),
  language: varchar({ length: 50 }).notNull(),
  editor: varchar({ length: 50 }).notNull(),
  deviceId: uuid().notNull(),
});

/**
 * Counted seconds of one day for every combination of the five dimensions. The rows of a day add up
 * to its total.
 */
export const dayBreakdowns = pgTable(
  "day_breakdowns",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
    ...placeAndTool(),
    branch: varchar({ length: 200 }).notNull(),
    seconds: integer().notNull(),
    /** 24 numbers: seconds in each local hour. They add up to `seconds`. */
    hours: integer().array().notNull(),
    ...counters(),
  },
  (t) => [
    // Migrations add INCLUDE (seconds and all counters) to this key by hand, so that sums are read
    // from the index alone; summary.pg.test.ts has the statement.
    primaryKey({
      name: "day_breakdowns_pk",
      columns: [t.userId, t.day, t.project, t.language, t.editor, t.deviceId, t.branch],
    }),
    check("day_breakdowns_24_hours", sql`cardinality(${t.hours}) = 24`),
    ownRows(t.userId),
    workerRows(),
  ],
);

/**
 * Counted seconds of a calendar month by project, language, editor and device, derived from its
 * days in the same transaction. Long ranges are read from here. Days and branches are arrays in the
 * row, so that a month has about as many rows as a day.
 */
export const monthBreakdowns = pgTable(
  "month_breakdowns",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    /** First day of the month. */
    month: date({ mode: "string" }).notNull(),
    ...placeAndTool(),
    seconds: integer().notNull(),
    /**
     * Days of the month (1 to 31) with counted time, ascending, and the seconds of each. They add
     * up to `seconds`.
     */
    days: smallint().array().notNull(),
    daySeconds: integer().array().notNull(),
    /** Branches with counted time, ascending, and the seconds of each. They add up to `seconds`. */
    branches: text().array().notNull(),
    branchSeconds: integer().array().notNull(),
    ...counters(),
  },
  (t) => [
    primaryKey({
      name: "month_breakdowns_pk",
      columns: [t.userId, t.month, t.project, t.language, t.editor, t.deviceId],
    }),
    check("month_breakdowns_day_pairs", sql`cardinality(${t.days}) = cardinality(${t.daySeconds})`),
    check(
      "month_breakdowns_branch_pairs",
      sql`cardinality(${t.branches}) = cardinality(${t.branchSeconds})`,
    ),
    ownRows(t.userId),
    workerRows(),
  ],
);

/**
 * Counted seconds of one day on one website. The rows of a day add up to its website time. Category
 * and weight are those of the last derivation. Rows stay when the visits are deleted for their age.
 */
export const daySites = pgTable(
  "day_sites",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
    domain: varchar({ length: 255 }).notNull(),
    category: varchar({ length: 50 }).notNull(),
    weight: doublePrecision().notNull(),
    seconds: integer().notNull(),
    /** 24 numbers: seconds in each local hour. They add up to `seconds`. */
    hours: integer().array().notNull(),
    pageViews: count(),
    tabSwitches: count(),
    idleSeconds: count(),
    /**
     * Visits that pulled the person out of deep work, blocks that they ended, and their seconds.
     */
    pulls: integer().notNull().default(0),
    pullsEnded: integer().notNull().default(0),
    pullSeconds: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "day_sites_pk", columns: [t.userId, t.day, t.domain] }),
    // For the days of a domain whose rule changes.
    index("day_sites_domain_idx").on(t.userId, t.domain, t.day),
    check("day_sites_24_hours", sql`cardinality(${t.hours}) = 24`),
    ownRows(t.userId),
    workerRows(),
  ],
);

const scores = () => ({
  userId: uuid()
    .notNull()
    .references(() => profiles.id, { onDelete: "cascade" }),
  sessionStart: instant().notNull(),
  id: uuid().notNull(),
  productivityScore: doublePrecision().notNull(),
  focusScore: doublePrecision().notNull(),
});

/**
 * Both scores of a coding session (rules 5 and 7), set with the day on which it started. The view
 * `coding_sessions_scored` has them beside the session.
 */
export const codingSessionScores = pgTable("coding_session_scores", scores(), (t) => [
  primaryKey({ name: "coding_session_scores_pk", columns: [t.userId, t.sessionStart, t.id] }),
  ownRows(t.userId),
  workerRows(),
]);

/**
 * Both scores of a visit to a website. The view `website_sessions_scored` has them beside the
 * visit.
 */
export const websiteSessionScores = pgTable("website_session_scores", scores(), (t) => [
  primaryKey({ name: "website_session_scores_pk", columns: [t.userId, t.sessionStart, t.id] }),
  ownRows(t.userId),
  workerRows(),
]);

/**
 * Spans on websites of a day whose visits were deleted for their age, with category and weight but
 * without the domain. The day can be derived again from them.
 */
export const siteRemains = pgTable(
  "site_remains",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
    /** [startedAt, endedAt, category, weight], sorted, in epoch seconds. */
    line: jsonb()
      .$type<[startedAt: number, endedAt: number, category: string, weight: number][]>()
      .notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] }), ownRows(t.userId), workerRows()],
);
