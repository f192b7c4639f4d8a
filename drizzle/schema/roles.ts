import { sql } from "drizzle-orm";
import { type AnyPgColumn, pgPolicy, pgRole } from "drizzle-orm/pg-core";

/**
 * Acts for one person at a time: sees only rows of `app.user_id`, which asUser() sets for one
 * transaction.
 */
export const appUserRole = pgRole("streakline_app_user").existing();
/** Runs sign-in: owns nothing, reads and writes the schema `auth`, and creates profiles. */
export const authRole = pgRole("streakline_auth").existing();
/** Derives days for all people: reads the source of truth, writes derived tables. */
export const workerRole = pgRole("streakline_worker").existing();

/** The person of this transaction; null outside of one, which matches no row. */
export const actingUser = sql`nullif(current_setting('app.user_id', true), '')::uuid`;

/**
 * Policy: a person may access only rows whose `owner` column is their id. Grants decide on
 * operations.
 */
export function ownRows(owner: AnyPgColumn) {
  const mine = sql`${owner} = ${actingUser}`;
  return pgPolicy("own_rows", { for: "all", to: appUserRole, using: mine, withCheck: mine });
}

/** Policy: the worker may access every row. Grants decide on operations. */
export function workerRows() {
  return pgPolicy("worker_rows", {
    for: "all",
    to: workerRole,
    using: sql`true`,
    withCheck: sql`true`,
  });
}

/** Policy: sign-in may access every row. Grants decide on operations. */
export function authRows() {
  return pgPolicy("auth_rows", {
    for: "all",
    to: authRole,
    using: sql`true`,
    withCheck: sql`true`,
  });
}

/**
 * Policy: the worker deletes rows of one person at a time, whose id the transaction has set as
 * `app.erasing`. Without it a delete matches no row.
 */
export function erasableRows(owner: AnyPgColumn) {
  const named = sql`${owner} = nullif(current_setting('app.erasing', true), '')::uuid`;
  return pgPolicy("erasable_rows", {
    as: "restrictive",
    for: "delete",
    to: workerRole,
    using: named,
  });
}
