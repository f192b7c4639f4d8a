import {
  bigint,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { profiles } from "./accounts.ts";
import { instant } from "./columns.ts";
import { ownRows, workerRows } from "./roles.ts";

/**
 * Messages about a person that go out once the transaction that wrote them has committed. The
 * workers take them by id, and delete each once it is handled.
 */
export const outbox = pgTable(
  "outbox",
  {
    userId: uuid()
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    id: bigint({ mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    kind: varchar({ length: 50 }).notNull(),
    payload: jsonb().notNull(),
    createdAt: instant().notNull().defaultNow(),
    /** How often handling it failed; a message that failed too often is no longer taken. */
    attempts: smallint().notNull().default(0),
    /** Not handled before; later after every failure. */
    notBefore: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "outbox_pk", columns: [t.userId, t.id] }),
    index("outbox_id_idx").on(t.id),
    ownRows(t.userId),
    workerRows(),
  ],
);
