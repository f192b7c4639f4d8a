import type { Pool } from "../database/db.ts";
import { ATTEMPTS_MAX } from "./outbox.ts";

/** Messages that were given up are kept this long, for people to look at. */
const KEPT_DAYS = 7;

/**
 * Deletes messages of the outbox that were given up and are older than KEPT_DAYS; gives how many.
 * It reads the whole table: run it once a day.
 */
export async function deleteGivenUp(worker: Pool): Promise<number> {
  const { count } = await worker.semaphore.run(
    () => worker.raw`
      delete from outbox where attempts >= ${ATTEMPTS_MAX}
        and created_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
  return count;
}
