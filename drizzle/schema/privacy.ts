import { boolean, index, pgTable, primaryKey, smallint, uuid, varchar } from "drizzle-orm/pg-core";
import { profiles } from "./accounts.ts";
import { bytes, instant } from "./columns.ts";
import { ownRows } from "./roles.ts";

/**
 * A person's answers to consents, with text and place. Each answer is a new row; rows never change.
 */
export const consents = pgTable(
  "consents",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    kind: varchar({ length: 50 }).notNull(),
    version: smallint().notNull(),
    /** SHA-256 of the text that was shown. */
    textHash: bytes().notNull(),
    given: boolean().notNull(),
    /** The client and version in which the answer was given. */
    place: varchar({ length: 100 }).notNull(),
    /** When the answer begins to hold; the latest one holds now. */
    at: instant().notNull().defaultNow(),
    /** The time of the answer by the client's clock, or null. */
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind, t.version, t.at] }),
    // Every push reads the latest answer.
    index("consents_latest_idx").on(t.userId, t.kind, t.at),
    ownRows(t.userId),
  ],
);
