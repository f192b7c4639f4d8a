import { apikey, deviceCode, session, verification } from "@streakline/drizzle/schema/auth.ts";
import { lt, sql } from "drizzle-orm";
import type { Pool } from "../../platform/database/db.ts";
import { asAuth } from "./auth-pool.store.ts";

/**
 * Deletes what expired more than a day ago: login sessions, links in mails, codes of the device
 * flow, replaced keys. Gives the number of rows.
 */
export async function deleteExpired(auth: Pool): Promise<number> {
  const yesterday = sql`now() - interval '1 day'`;
  let gone = 0;
  for (const table of [session, verification, deviceCode, apikey]) {
    gone += (
      await asAuth(auth, (db) =>
        db.delete(table).where(lt(table.expiresAt, yesterday)).returning({ id: table.id }),
      )
    ).length;
  }
  return gone;
}
