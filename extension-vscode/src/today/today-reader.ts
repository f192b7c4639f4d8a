import { join } from "node:path";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { bytesOf, type Disk, isMissing, namesIn } from "../store/disk.ts";
import type { BatchFile } from "../outbox/batch-file.ts";
import { readBatch, sentBatches, type Waiting, waitingBatches } from "../outbox/outbox.ts";
import { runningSessions } from "../outbox/seal-segment.ts";
import { segmentContent } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";

/** Older sessions belong to no local day that contains now, and to no gap of it. */
const LOOK_BACK_SECONDS = 28 * 3600;

/**
 * Gives a function that reads the sessions of the last 28 hours of all windows of this machine:
 * sent, waiting, and still being written. Only what is durable is in it. Files that did not change
 * are not read again.
 */
export function createTodayReader(
  disk: Disk,
  names: AccountNames,
): (nowSeconds: number) => Promise<CodingSession[]> {
  const batches = new Map<string, CodingSession[]>();
  const segments = new Map<string, { size: number; sessions: CodingSession[] }>();

  async function ofBatches(folder: string, entries: readonly Waiting[]): Promise<CodingSession[]> {
    const found: CodingSession[] = [];
    for (const { name } of entries) {
      let sessions = batches.get(name);
      if (sessions === undefined) {
        const file = await readBatch(disk, folder, name);
        if (file === null) continue;
        sessions = sessionsIn(file);
        batches.set(name, sessions);
      }
      found.push(...sessions);
    }
    return found;
  }

  async function ofSegment(name: string): Promise<CodingSession[]> {
    const path = join(names.segments, name);
    const size = await disk.stat(path).then(
      (found) => found.size,
      (error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      },
    );
    if (size === null) return [];
    const known = segments.get(name);
    if (known?.size === size) return known.sessions;
    const bytes = await bytesOf(disk, path);
    if (bytes === null) return [];
    const sessions = runningSessions(segmentContent(name, bytes));
    segments.set(name, { size, sessions });
    return sessions;
  }

  return async (nowSeconds) => {
    const isRecent = ({ sealedAt }: Waiting) => sealedAt >= nowSeconds - LOOK_BACK_SECONDS;
    // Segments before batches: one that is sealed meanwhile is found again as a batch, with the
    // same ids.
    const names_ = await namesIn(disk, names.segments);
    const running: CodingSession[] = [];
    for (const name of names_) running.push(...(await ofSegment(name)));
    const waiting = (await waitingBatches(disk, names)).filter(isRecent);
    const sent = (await sentBatches(disk, names)).filter(isRecent);
    const sealed = [
      ...(await ofBatches(names.outbox, waiting)),
      ...(await ofBatches(names.sent, sent)),
    ];
    const recent = new Set([...waiting, ...sent].map(({ name }) => name));
    for (const name of batches.keys()) if (!recent.has(name)) batches.delete(name);
    for (const name of segments.keys()) if (!names_.includes(name)) segments.delete(name);
    // The sealed record counts: it has the session's real end.
    return [...new Map([...running, ...sealed].map((session) => [session.id, session])).values()];
  };
}

function sessionsIn(file: BatchFile): CodingSession[] {
  switch (file.state) {
    case "whole":
      return file.sealed.batch.records;
    case "salvaged":
      return file.records;
    case "lost":
      return [];
  }
}
