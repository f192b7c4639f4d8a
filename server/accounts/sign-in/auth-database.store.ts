import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import * as auth from "@streakline/drizzle/schema/auth.ts";
import * as oauth from "@streakline/drizzle/schema/oauth.ts";
import type { Pool } from "../../platform/database/db.ts";

/**
 * The tables of sign-in for better-auth: over the pool of the role `streakline_auth`, with
 * transactions.
 */
export const authDatabase = (pool: Pool) =>
  drizzleAdapter(pool.drizzle, {
    provider: "pg",
    schema: { ...auth, ...oauth },
    transaction: true,
  });
