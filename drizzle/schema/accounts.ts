import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { DeviceKind } from "@streakline/shared/accounts/account-answers.ts";
import type { PersonsSettings } from "@streakline/shared/accounts/settings.ts";
import { user } from "./auth.ts";
import { instant } from "./columns.ts";
import { authRows, ownRows, workerRows } from "./roles.ts";

/**
 * A person; `id` is the user id of sign-in. `settings` and `privacySettings`: only for screens and
 * sharing. The table settings decides how time is counted. `timezone`: shown to others, not used
 * for counting.
 */
export const profiles = pgTable(
  "profiles",
  {
    id: uuid()
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    username: varchar({ length: 50 }).notNull().unique(),
    displayName: varchar({ length: 100 }),
    avatarUrl: text(),
    timezone: varchar({ length: 64 }).notNull().default("UTC"),
    settings: jsonb().notNull().default({
      theme: "system",
      notifications: true,
      leaderboard_visible: false,
      data_sharing: false,
    }),
    privacySettings: jsonb().notNull().default({
      show_detailed_stats: false,
      show_activity_status: false,
      allow_friend_requests: false,
    }),
    subscriptionTier: varchar({ length: 20 }).notNull().default("free"),
    isAdmin: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [ownRows(t.id), workerRows(), authRows()],
);

/**
 * How a person's time is counted (CountingSettings), and the progress of deriving all their days.
 */
export const settings = pgTable(
  "settings",
  {
    userId: uuid()
      .primaryKey()
      .references(() => profiles.id, { onDelete: "cascade" }),
    /** IANA name. Nothing here computes with it: this PostgreSQL may not know it. */
    timeZone: varchar({ length: 64 }).notNull().default("UTC"),
    /** True until the person chooses a zone. */
    timeZoneIsGuessed: boolean().notNull().default(true),
    dayStartsAtMinutes: smallint().notNull().default(0),
    /** Rules for days that held before (EarlierDayRules), sorted by time. */
    earlierDayRules: jsonb().$type<PersonsSettings["earlier"]>().notNull().default([]),
    gapMinutes: smallint().notNull().default(15),
    awayMinutes: smallint().notNull().default(2),
    weekStartsOn: smallint().notNull().default(1),
    /** Months for which single visits are kept; 0 keeps them for ever. */
    siteDetailMonths: smallint().notNull().default(13),
    rederiveDaysTotal: integer().notNull().default(0),
    rederiveStartedAt: instant(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    check("settings_earlier_day_rules", sql`jsonb_array_length(${t.earlierDayRules}) <= 500`),
    check("settings_day_starts_at_minutes_range", sql`${t.dayStartsAtMinutes} between 0 and 720`),
    check("settings_gap_minutes_range", sql`${t.gapMinutes} between 2 and 60`),
    check("settings_away_minutes_range", sql`${t.awayMinutes} between 0 and 15`),
    check("settings_week_starts_on_range", sql`${t.weekStartsOn} between 1 and 7`),
    check("settings_site_detail_months_range", sql`${t.siteDetailMonths} between 0 and 120`),
    ownRows(t.userId),
    workerRows(),
    authRows(),
  ],
);

/**
 * A connected editor or browser. Rows are never deleted, so that sessions keep their device's name;
 * `revokedAt` ends its rights.
 */
export const devices = pgTable(
  "devices",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    id: uuid().notNull().defaultRandom(),
    kind: text().$type<DeviceKind>().notNull(),
    name: varchar({ length: 100 }).notNull(),
    /** Name and version of the client at enrolment. */
    client: varchar({ length: 100 }).notNull(),
    /** The device's key in auth.apikey, or null. */
    keyId: uuid(),
    timeZone: varchar({ length: 64 }).notNull(),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant(),
    revokedAt: instant(),
    rotationRequestedAt: instant(),
    /**
     * Hex of SHA-256 over the token that connected the device, so that it connects no second one.
     * Null for devices older than this column.
     */
    enrolTokenHash: varchar({ length: 64 }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    uniqueIndex("devices_enrol_token_idx").on(t.userId, t.enrolTokenHash),
    // Processes that check access tokens load recently revoked devices.
    index("devices_revoked_at_idx")
      .on(t.revokedAt)
      .where(sql`${t.revokedAt} is not null`),
    ownRows(t.userId),
    workerRows(),
  ],
);
