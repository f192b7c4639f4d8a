import { type Db, type Pool } from "../../platform/database/db.ts";
import { unavailable } from "../../platform/database/unavailable.ts";

/**
 * Runs `work` on the tables of sign-in. Waits for a connection no longer than the pool's semaphore
 * allows, then refuses with `unavailable`, like asUser().
 */
export async function asAuth<T>(auth: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await auth.semaphore.run(() => work(auth.drizzle));
  } catch (error) {
    throw unavailable(error) ?? error;
  }
}
