import { check, doublePrecision, pgTable, primaryKey, uuid, varchar } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { profiles } from "./accounts.ts";
import { instant } from "./columns.ts";
import { ownRows, workerRows } from "./roles.ts";

/** A person's own rule for a website instead of the shipped list: a category, a weight, or both. */
export const categoryRules = pgTable(
  "category_rules",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    domain: varchar({ length: 255 }).notNull(),
    category: varchar({ length: 50 }),
    weight: doublePrecision(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.domain] }),
    check("category_rules_says_something", sql`num_nonnulls(${t.category}, ${t.weight}) > 0`),
    check("category_rules_weight_range", sql`${t.weight} between 0 and 1`),
    ownRows(t.userId),
    workerRows(),
  ],
);
