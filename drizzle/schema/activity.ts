import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { Actor, EndedBy } from "@streakline/shared/activity/coding-session.ts";
import { perCounter } from "@streakline/shared/activity/counters.ts";
import type { PushAnswer } from "@streakline/shared/activity/batch.ts";
import { devices, profiles } from "./accounts.ts";
import { bytes, instant } from "./columns.ts";
import { erasableRows, ownRows, workerRows } from "./roles.ts";

/**
 * Every accepted batch, kept for ever. A known id with the same body gets the stored answer, with
 * another body a refusal. Not partitioned, so that an id is unique over all months. The foreign key
 * of the device includes the person.
 */
export const batches = pgTable(
  "batches",
  {
    userId: uuid().notNull(),
    id: uuid().notNull(),
    deviceId: uuid().notNull(),
    /** SHA-256 of the inflated body. */
    bodyHash: bytes().notNull(),
    answer: jsonb().$type<PushAnswer>().notNull(),
    /** Name and version of the client that sealed it. */
    client: varchar({ length: 101 }).notNull(),
    timeZone: varchar({ length: 64 }).notNull(),
    sealedAt: instant().notNull(),
    receivedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    foreignKey({
      columns: [t.userId, t.deviceId],
      foreignColumns: [devices.userId, devices.id],
    }).onDelete("cascade"),
    index("batches_user_id_device_id_received_at_idx").on(t.userId, t.deviceId, t.receivedAt),
    ownRows(t.userId),
    workerRows(),
  ],
);

/**
 * Coding sessions as they were recorded: one row per sealed session, never changed. Partitioned by
 * month of `sessionStart`. The id contains the start (UUID version 7), so an id has one start only.
 */
export const codingSessions = pgTable(
  "coding_sessions",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    sessionStart: instant().notNull(),
    id: uuid().notNull().defaultRandom(),
    sessionEnd: instant().notNull(),
    deviceId: uuid().notNull(),
    batchId: uuid().notNull(),
    endedBy: text().$type<EndedBy>().notNull(),
    actor: text().$type<Actor>().notNull().default("person"),
    projectName: varchar({ length: 200 }).notNull().default(""),
    /** Always null: paths do not leave the machine. */
    projectPath: text(),
    workspaceName: varchar({ length: 200 }),
    branch: varchar({ length: 200 }).notNull().default(""),
    language: varchar({ length: 50 }).notNull().default(""),
    framework: varchar({ length: 50 }).notNull().default(""),
    editor: varchar({ length: 50 }).notNull().default(""),
    editorTheme: varchar({ length: 50 }).notNull().default(""),
    ...perCounter(({ column }) => integer(column).notNull().default(0)),
    durationSeconds: integer()
      .notNull()
      .generatedAlwaysAs(sql`(extract(epoch from (session_end - session_start)))::integer`),
    metadata: jsonb().notNull().default({}),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.sessionStart, t.id] }),
    check("coding_sessions_ends_after_start", sql`${t.sessionEnd} >= ${t.sessionStart}`),
    ownRows(t.userId),
    workerRows(),
    erasableRows(t.userId),
  ],
);

/**
 * Website sessions as they were recorded: a domain, never a URL. Partitioned by month of
 * `sessionStart`.
 */
export const websiteSessions = pgTable(
  "website_sessions",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    sessionStart: instant().notNull(),
    id: uuid().notNull().defaultRandom(),
    sessionEnd: instant().notNull(),
    deviceId: uuid().notNull(),
    batchId: uuid().notNull(),
    endedBy: text().$type<EndedBy>().notNull().default("idle"),
    browser: varchar({ length: 50 }).notNull().default(""),
    domain: varchar({ length: 255 }).notNull(),
    /** Category by the device's list. Not used for counting. */
    urlCategory: varchar({ length: 50 }).notNull().default("uncategorized"),
    durationSeconds: integer()
      .notNull()
      .generatedAlwaysAs(sql`(extract(epoch from (session_end - session_start)))::integer`),
    idleTimeSeconds: integer().notNull().default(0),
    tabSwitches: integer().notNull().default(0),
    pageViews: integer().notNull().default(1),
    /** Keys of 128 bits, stored as UUIDs. Empty without the consent `page_keys`. */
    pageKeys: uuid().array().notNull().default([]),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.sessionStart, t.id] }),
    check("website_sessions_ends_after_start", sql`${t.sessionEnd} >= ${t.sessionStart}`),
    ownRows(t.userId),
    workerRows(),
    erasableRows(t.userId),
  ],
);
