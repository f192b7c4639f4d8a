import { date, integer, jsonb, pgTable, primaryKey, uuid, varchar } from "drizzle-orm/pg-core";
import { profiles } from "./accounts.ts";
import { instant } from "./columns.ts";
import { ownRows, workerRows } from "./roles.ts";

/** A person's goal. `currentValue` is derived from days and set, never added to. */
export const goals = pgTable(
  "goals",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    id: uuid().notNull().defaultRandom(),
    /** `daily_coding`, `weekly_hours`, `language_focus`, … */
    type: varchar({ length: 50 }).notNull(),
    targetValue: integer().notNull(),
    currentValue: integer().notNull().default(0),
    targetDate: date({ mode: "string" }),
    status: varchar({ length: 20, enum: ["active", "completed", "paused"] })
      .notNull()
      .default("active"),
    metadata: jsonb().notNull().default({}),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), ownRows(t.userId), workerRows()],
);
