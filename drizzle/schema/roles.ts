import { sql } from "drizzle-orm";
import { type AnyPgColumn, pgPolicy, pgRole } from "drizzle-orm/pg-core";

/**
 * Acts for one person at a time: sees only rows of `app.user_id`, which `asUser` sets for one
 * transaction.
 */
export const appUserRole = pgRole("streakline_app_user").existing();
/** Runs sign-in: owns nothing, reads and writes the `auth` schema and creates profiles. */
export const authRole = pgRole("streakline_auth").existing();
/** Derives days for everybody: reads the truth, writes what is derived from it. */
export const workerRole = pgRole("streakline_worker").existing();

/** The person whose transaction this is; null outside of one, and then nothing matches. */
export const actingUser = sql`nullif(current_setting('app.user_id', true), '')::uuid`;

/**
 * Policy: a person touches only rows whose `owner` column is their id. Which verbs they have is
 * decided by grants.
 */
export function ownRows(owner: AnyPgColumn) {
  const mine = sql`${owner} = ${actingUser}`;
  return pgPolicy("own_rows", { for: "all", to: appUserRole, using: mine, withCheck: mine });
}

/** Policy: the worker reaches every row. Which verbs it has is decided by grants. */
export function workerRows() {
  return pgPolicy("worker_rows", {
    for: "all",
    to: workerRole,
    using: sql`true`,
    withCheck: sql`true`,
  });
}

/** Policy: sign-in reaches every row. Which verbs it has is decided by grants. */
export function authRows() {
  return pgPolicy("auth_rows", {
    for: "all",
    to: authRole,
    using: sql`true`,
    withCheck: sql`true`,
  });
}

/**
 * Policy: the worker deletes rows of one person at a time, the one whose id the transaction has put
 * into `app.erasing`; a delete that forgot it deletes nothing.
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
