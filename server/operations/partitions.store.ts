import { retrying } from "../platform/database/retrying.ts";
import { errorCode } from "../platform/database/unavailable.ts";
import { withConnection } from "../platform/database/with-connection.ts";

export interface KeptPartitions {
  /** Names of the partitions that were made now. */
  created: string[];
  /** Rows that were moved from a default partition into them. */
  moved: number;
}

/**
 * Makes the monthly partitions from `back` months ago to `ahead` months from now, and one for every
 * month that has rows in a default partition, and moves those rows. Does nothing when all are
 * there, so it may run at any time and in several processes at once. Waits at most two seconds for
 * a lock and then lets everybody else go first, a few times; throws the last refusal.
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
    // Gives back the pages of rows that were moved, and of inserts that were rolled back, so that
    // the next run need not look into them.
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
