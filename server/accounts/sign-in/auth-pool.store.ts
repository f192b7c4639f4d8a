import { type Db, type Pool } from "../../platform/database/db.ts";
import { unavailable } from "../../platform/database/unavailable.ts";

/**
 * Asks the tables of sign-in: waits for a connection no longer than the pool's semaphore allows, and
 * refuses with `unavailable` like asUser().
 */
export async function asAuth<T>(auth: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await auth.semaphore.run(() => work(auth.drizzle));
  } catch (error) {
    throw unavailable(error) ?? error;
  }
}
