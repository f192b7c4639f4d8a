import { join } from "node:path";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { childId } from "../record/child-id.ts";
import type { Disk } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { replaceBatch, type Waiting } from "./outbox.ts";
import { quarantine } from "./quarantine.ts";

type MendDeps = {
  disk: Disk;
  names: AccountNames;
  client: { name: string; version: string };
  timeZone: () => string;
  nowMilliseconds: () => number;
};

/**
 * Repairs a damaged batch. Seals the readable records under another id, because their bytes differ.
 * When none is readable (null), writes a refused record about it and moves the file aside.
 */
export async function mendBatch(
  { disk, names, client, ...deps }: MendDeps,
  { name, batchId, sealedAt }: Waiting,
  sessions: readonly CodingSession[] | null,
): Promise<void> {
  if (sessions === null) {
    const sentence = "The disk damaged this batch.";
    const refused = [{ record: name, code: "unreadable", sentence }];
    await quarantine(disk, names, batchId, refused, deps.nowMilliseconds());
    return disk.rename(join(names.outbox, name), join(names.quarantine, name));
  }
  const id = childId(batchId, "salvaged");
  const batch = sealBatch({ id, sealedAt, timeZone: deps.timeZone(), client, sessions });
  await replaceBatch(disk, names, name, [batch]);
}
