import { basename } from "node:path";
import type { Carry } from "@streakline/shared/activity/current-session.ts";
import type { Disk } from "../store/disk.ts";
import { putBatch } from "./outbox.ts";
import { quarantine } from "./quarantine.ts";
import { sealSegment } from "./seal-segment.ts";
import { segmentContent } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { syncFolder } from "../store/write-durably.ts";

/**
 * Turns a marked segment into a batch of the outbox, then deletes the segment. Each step is
 * durable, and repeating them after a crash ends in the same batch. Gives what continues in the
 * next segment.
 */
export async function freezeSegment(
  disk: Disk,
  names: AccountNames,
  path: string,
  bytes: Buffer,
  nowSeconds: number,
): Promise<Carry | null> {
  const content = segmentContent(basename(path), bytes);
  const sealed = sealSegment(content);
  await quarantine(disk, names, content.header.batchId, sealed.refused, nowSeconds * 1000);
  for (const batch of sealed.batches) await putBatch(disk, names, batch);
  await disk.rm(path, { force: true });
  await syncFolder(disk, names.segments);
  return sealed.carry;
}
