import { join } from "node:path";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { childId } from "../record/child-id.ts";
import { type Disk, namesIn } from "../store/disk.ts";
import { putBatch } from "./outbox.ts";
import { Quarantined } from "./quarantine.ts";
import { readStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/** The most records that one call moves back. */
const RELEASED_MAX = 200;

/**
 * Moves records back to the outbox that were refused for lying in the future, once their time has
 * come: a wrong clock loses nothing. Each record gets a batch of its own, always under the same id.
 * Gives the number of records.
 */
export async function releaseQuarantine(
  disk: Disk,
  names: AccountNames,
  {
    nowSeconds,
    timeZone,
    client,
  }: { nowSeconds: number; timeZone: string; client: { name: string; version: string } },
): Promise<number> {
  let released = 0;
  for (const name of await namesIn(disk, names.quarantine)) {
    if (!name.endsWith(".json") || released >= RELEASED_MAX) continue;
    const path = join(names.quarantine, name);
    const entry = await readStoredJson(disk, path, Quarantined);
    if (entry?.code !== "in_future") continue;
    const record = CodingSession.safeParse(entry.record);
    if (!record.success || record.data.endedAt > nowSeconds) continue;
    const id = childId(record.data.id, `refused in ${entry.batchId}`);
    await putBatch(
      disk,
      names,
      sealBatch({ id, sealedAt: record.data.endedAt, timeZone, client, sessions: [record.data] }),
    );
    await disk.rm(path, { force: true });
    released += 1;
  }
  return released;
}
