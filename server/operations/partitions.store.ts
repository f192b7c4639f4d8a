import { retrying } from "../platform/database/retrying.ts";
import { errorCode } from "../platform/database/unavailable.ts";
import { withConnection } from "../platform/database/with-connection.ts";

export interface KeptPartitions {
  /** Names of the created partitions. */
  created: string[];
  /** Number of rows moved into them from a default partition. */
  moved: number;
}

/**
 * Creates the monthly partitions from `back` months ago to `ahead` months from now, and one for
 * each month with rows in a default partition, and moves those rows. Does nothing when all exist,
 * so several processes may run it at once. Waits at most two seconds for a lock, at most five times
 * with a second between; throws the last error.
 */
export async function keepPartitions(
  ownerUrl: string,
  { back = 24, ahead = 12 } = {},
): Promise<KeptPartitions> {
  const settings = { search_path: "public", lock_timeout: 2_000, statement_timeout: 600_000 };
  return await withConnection(ownerUrl, { name: "partitions", settings }, async (owner) => {
    const made = await retrying(
      () => owner`select created, moved::float8 as moved from ensure_partitions(${back}, ${ahead})`,
      PATIENT,
    );
    const moved = made.reduce((sum, row) => sum + Number(row["moved"]), 0);
    // Frees the pages of moved rows and of inserts that were rolled back, so that the next run need
    // not read them.
    for (const table of DEFAULTS) {
      const [row] = await owner`select pg_relation_size(${table}::regclass) > 0 as used`;
      if (row?.["used"] === true) await owner`vacuum ${owner(table)}`;
    }
    return { created: made.map((row) => String(row["created"])), moved };
  });
}

const DEFAULTS = ["coding_sessions_default", "website_sessions_default"];
const BUSY = new Set(["55P03", "40P01"]);
const PATIENT = {
  isTransient: (error: unknown) => BUSY.has(errorCode(error) ?? ""),
  timesMax: 5,
  pauseMs: 1_000,
};
