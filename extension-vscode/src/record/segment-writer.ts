import { randomBytes, randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import type { Carry } from "@streakline/shared/activity/current-session.ts";
import { freezeSegment } from "../outbox/freeze-segment.ts";
import { bytesOf, codeOf, type Disk } from "../store/disk.ts";
import type { ProcessIdentity } from "../store/process-identity.ts";
import { createSegment, type Segment, SegmentTaken } from "../store/segment.ts";
import type { SegmentMark } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";

export type SegmentWriterDeps = {
  disk: Disk;
  names: AccountNames;
  me: ProcessIdentity;
  client: { name: string; version: string };
  /** Whole epoch seconds, and the zone of this machine. */
  clock: () => number;
  timeZone: () => string;
  /** Called with unexpected errors; the segment concerned is then in the quarantine folder. */
  onBug: (error: unknown) => void;
};

/** The one segment that a window writes into. Call its methods one after the other. */
export type SegmentWriter = {
  /** Makes events durable, in a new segment when another window has taken this one. */
  append(events: readonly ActivityEvent[]): Promise<void>;
  /** Ends the segment and freezes it as a batch; what is going on continues in the next. */
  seal(): Promise<void>;
  /** Makes an ended segment a batch when that failed before. */
  finishMarked(): Promise<void>;
  /** Deletes what is not frozen. */
  forget(): Promise<void>;
  /** Never throws. */
  showLife(): Promise<void>;
  /** Closes the files; what is not frozen stays in them and is recovered at the next start. */
  close(): Promise<void>;
  /** Events in the segment. */
  events(): number;
};

/** Writes events into segments, and turns each into a batch of the outbox when it is sealed. */
export function createSegmentWriter(deps: SegmentWriterDeps): SegmentWriter {
  const { disk, client, clock } = deps;
  let segment: Segment | null = null;
  /** A segment whose mark is written, but whose batch is not frozen yet. */
  let marked: Segment | null = null;
  let carry: Carry | null = null;

  async function append(events: readonly ActivityEvent[]): Promise<void> {
    segment ??= await startSegment(deps, carry);
    try {
      await segment.append(events);
    } catch (error) {
      if (!(error instanceof SegmentTaken)) throw error;
      await letGo(segment);
      await append(events);
    }
  }

  /** The other window found everything durable in it. */
  async function letGo(taken: Segment): Promise<void> {
    await taken.close();
    segment = null;
    carry = null;
  }

  async function seal(): Promise<void> {
    if (segment === null || segment.events === 0) return;
    const ended = segment;
    const timeZone = deps.timeZone();
    const mark: SegmentMark = { f: "mark", how: "sealed", at: clock(), timeZone, client };
    try {
      await ended.mark(mark);
    } catch (error) {
      if (!(error instanceof SegmentTaken)) throw error;
      return letGo(ended);
    }
    marked = ended;
    segment = null;
    await finishMarked();
  }

  async function finishMarked(): Promise<void> {
    if (marked === null) return;
    const bytes = await bytesOf(disk, marked.path);
    if (bytes !== null) carry = await frozen(deps, marked.path, bytes);
    await marked.close();
    marked = null;
  }

  const openFiles = () => [marked, segment].filter((file) => file !== null);
  async function close(): Promise<void> {
    const files = openFiles();
    marked = null;
    segment = null;
    for (const file of files) await file.close();
  }

  return {
    append,
    seal,
    finishMarked,
    async forget() {
      carry = null;
      for (const file of openFiles()) await disk.rm(file.path, { force: true });
      await close();
    },
    async showLife() {
      await segment?.showLife().catch(() => undefined);
    },
    close,
    events: () => segment?.events ?? 0,
  };
}

/**
 * Makes the bytes of a segment a batch; gives what continues in the next one. A segment that
 * cannot be read goes to the quarantine, and nothing continues.
 */
async function frozen(
  { disk, names, clock, onBug }: SegmentWriterDeps,
  path: string,
  bytes: Buffer,
): Promise<Carry | null> {
  try {
    return await freezeSegment(disk, names, path, bytes, clock());
  } catch (error) {
    if (codeOf(error) !== "") throw error;
    onBug(error);
    await disk.rename(path, join(names.quarantine, basename(path)));
    return null;
  }
}

async function startSegment(
  { disk, names, me }: SegmentWriterDeps,
  carry: Carry | null,
): Promise<Segment> {
  await disk.mkdir(names.segments, { recursive: true, mode: 0o700 });
  return createSegment(disk, names.segments, {
    f: "header",
    batchId: randomUUID(),
    seed: randomBytes(16).toString("hex"),
    carry,
    owner: me,
  });
}
