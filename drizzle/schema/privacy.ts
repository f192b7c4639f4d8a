import { boolean, index, pgTable, primaryKey, smallint, uuid, varchar } from "drizzle-orm/pg-core";
import { profiles } from "./accounts.ts";
import { bytes, instant } from "./columns.ts";
import { ownRows } from "./roles.ts";

/**
 * What a person agreed to or refused, in which words and where. A new answer is a new row; rows are
 * never changed.
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
    /** From when on it holds; the latest answer is the one that holds now. */
    at: instant().notNull().defaultNow(),
    /** The same as its client says it; null when it did not say. */
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind, t.version, t.at] }),
    // Every push asks for the latest answer.
    index("consents_latest_idx").on(t.userId, t.kind, t.at),
    ownRows(t.userId),
  ],
);
