import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  index,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { profiles } from "./accounts.ts";
import { instant } from "./columns.ts";
import { actingUser, appUserRole, ownRows } from "./roles.ts";

const isMember = (teamId: AnyPgColumn) => sql`m.team_id = ${teamId} and m.user_id = ${actingUser}`;

/** A team. Visible to its members; only its creator may change it. */
export const teams = pgTable(
  "teams",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: varchar({ length: 100 }).notNull(),
    description: text(),
    inviteCode: varchar({ length: 64 }).unique(),
    settings: jsonb().notNull().default({}),
    createdBy: uuid().references(() => profiles.id, { onDelete: "set null" }),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("teams_created_by_idx").on(t.createdBy),
    ownRows(t.createdBy),
    pgPolicy("member_rows", {
      for: "select",
      to: appUserRole,
      using: sql`exists (select 1 from team_members m where ${isMember(t.id)})`,
    }),
  ],
);

/** Membership of teams. A person sees and ends only their own. */
export const teamMembers = pgTable(
  "team_members",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    role: varchar({ length: 20, enum: ["admin", "member"] })
      .notNull()
      .default("member"),
    joinedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.teamId] }),
    index("team_members_team_id_idx").on(t.teamId),
    ownRows(t.userId),
  ],
);
