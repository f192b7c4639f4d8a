import { join } from "node:path";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { Discarded } from "../record/coding-consent.ts";
import { bytesOf, type Disk, namesIn } from "../store/disk.ts";
import { personSeconds, waitingBatches } from "./outbox.ts";
import { Quarantined } from "./quarantine.ts";
import { runningSessions } from "./seal-segment.ts";
import { segmentContent } from "../store/segment-content.ts";
import { readStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * All data of an account on this machine that the server has not stored, with its amount: unsent
 * batches, open segments, refused records, and drafts of these. A segment and a refused record
 * count as one batch each.
 */
export async function findUnsent(
  disk: Disk,
  names: AccountNames,
): Promise<{ paths: string[]; amount: Discarded }> {
  // By id: a segment that is sealed meanwhile is found again as a batch with the same id.
  const seconds = new Map<string, number>();
  const segments = await namesIn(disk, names.segments);
  for (const name of segments) {
    const sessions = await sessionsOf(disk, names, name);
    if (sessions.length > 0) seconds.set(name.split(".")[0] ?? name, personSeconds(sessions));
  }
  for (const batch of await waitingBatches(disk, names)) seconds.set(batch.batchId, batch.seconds);
  const refused = await namesIn(disk, names.quarantine);
  for (const name of refused.filter((one) => one.endsWith(".json"))) {
    const entry = await readStoredJson(disk, join(names.quarantine, name), Quarantined);
    const record = CodingSession.safeParse(entry?.record);
    seconds.set(name, record.success ? personSeconds([record.data]) : 0);
  }
  const paths = [
    ...segments.map((name) => join(names.segments, name)),
    ...(await namesIn(disk, names.outbox)).map((name) => join(names.outbox, name)),
    ...refused.map((name) => join(names.quarantine, name)),
  ];
  return {
    paths,
    amount: {
      batches: seconds.size,
      seconds: [...seconds.values()].reduce((sum, one) => sum + one, 0),
    },
  };
}

async function sessionsOf(disk: Disk, names: AccountNames, name: string): Promise<CodingSession[]> {
  const bytes = await bytesOf(disk, join(names.segments, name));
  try {
    return bytes === null ? [] : runningSessions(segmentContent(name, bytes));
  } catch {
    // it goes, whatever it was
    return [];
  }
}
