import { randomBytes, randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import type { Carry } from "@streakline/shared/activity/sessions.ts";
import { coalesce } from "./coalesce.ts";
import { bytesOf, codeOf, type Disk } from "../store/disk.ts";
import { freezeSegment } from "../outbox/freeze-segment.ts";
import type { ProcessIdentity } from "../store/process-identity.ts";
import { createSegment, type Segment, SegmentTaken } from "../store/segment.ts";
import type { SegmentMark } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";

/** How recording goes. `stopped` names the error of the file system, `ENOSPC` for a full disk. */
export type RecorderState = { state: "recording" } | { state: "stopped"; code: string };

export type Recorder = {
  /** Takes an event. Touches no file: the next flush does. */
  record(event: ActivityEvent): void;
  /**
   * Makes everything taken so far durable. Call about once a second; calls may overlap. Never
   * throws.
   */
  flush(): Promise<RecorderState>;
  /**
   * Freezes what is durable as a batch in the outbox. What is going on continues under a new id.
   * Never throws.
   */
  seal(): Promise<RecorderState>;
  /** Lets go of everything that is not sealed, unkept: it may not be recorded. Never throws. */
  forget(): Promise<RecorderState>;
  /** Shows other windows that this one lives, where they cannot see its process. Never throws. */
  showLife(): Promise<void>;
  /** Flushes, seals and lets go of the file. */
  close(): Promise<RecorderState>;
  /**
   * Events that are not yet durable, and events that were let go because the disk refused them for
   * too long.
   */
  pending(): number;
  lost(): number;
};

export type RecorderDeps = {
  disk: Disk;
  names: AccountNames;
  me: ProcessIdentity;
  client: { name: string; version: string };
  /** Whole epoch seconds, and the zone of this machine. */
  clock: () => number;
  timeZone: () => string;
  /** Told what should never happen; the segment it happened to lies in the quarantine folder. */
  onBug: (error: unknown) => void;
};

/**
 * Events kept in memory while the disk refuses them; more are let go, oldest first, and counted.
 */
const PENDING_MAX = 5_000;
/** A segment with so many events is sealed early, to keep batches small. */
const EVENTS_MAX = 4_000;

/**
 * One window's recording for one account: events go into an append-only segment, the segment
 * becomes a batch. Every crash in between is recovered from the files alone:
 *   while appending            the segment has no mark: recoverSegments() marks and seals it
 *   after the mark             sealing again gives the same batch, under the same id
 *   after the batch is frozen  putBatch() knows its name; only the segment is removed
 */
export function createRecorder({
  disk,
  names,
  me,
  client,
  clock,
  timeZone,
  onBug,
}: RecorderDeps): Recorder {
  let pending: ActivityEvent[] = [];
  let segment: Segment | null = null;
  /** A segment whose mark is written, but whose batch is not frozen yet. */
  let marked: Segment | null = null;
  let carry: Carry | null = null;
  let lost = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function inOrder(work: () => Promise<void>): Promise<RecorderState> {
    const result = queue.then(work).then(
      (): RecorderState => ({ state: "recording" }),
      (error: unknown): RecorderState => {
        if (codeOf(error) === "") onBug(error);
        return { state: "stopped", code: codeOf(error) };
      },
    );
    queue = result;
    return result;
  }

  async function flush(): Promise<void> {
    await finishMarked();
    if (pending.length === 0) return;
    segment ??= await startSegment();
    const events = pending;
    pending = [];
    try {
      await segment.append(events);
    } catch (error) {
      pending = [...events, ...pending];
      if (!(error instanceof SegmentTaken)) throw error;
      await segment.close();
      segment = null;
      carry = null;
      await flush();
    }
    if (segment !== null && segment.events >= EVENTS_MAX) await seal();
  }

  async function startSegment(): Promise<Segment> {
    await disk.mkdir(names.segments, { recursive: true, mode: 0o700 });
    const header = {
      f: "header",
      batchId: randomUUID(),
      seed: randomBytes(16).toString("hex"),
      carry,
      owner: me,
    } as const;
    return createSegment(disk, names.segments, header);
  }

  async function seal(): Promise<void> {
    await flush();
    if (segment === null || segment.events === 0) return;
    const mark: SegmentMark = {
      f: "mark",
      how: "sealed",
      at: clock(),
      timeZone: timeZone(),
      client,
    };
    const ended = segment;
    try {
      await ended.mark(mark);
    } catch (error) {
      if (!(error instanceof SegmentTaken)) throw error;
      // whoever took it found everything in it, for all of it was durable
      await ended.close();
      segment = null;
      carry = null;
      return;
    }
    marked = ended;
    segment = null;
    await finishMarked();
  }

  async function finishMarked(): Promise<void> {
    if (marked === null) return;
    const bytes = await bytesOf(disk, marked.path);
    if (bytes !== null) {
      try {
        carry = await freezeSegment(disk, names, marked.path, bytes, clock());
      } catch (error) {
        if (codeOf(error) !== "") throw error;
        onBug(error);
        carry = null;
        await disk.rename(marked.path, join(names.quarantine, basename(marked.path)));
      }
    }
    await marked.close();
    marked = null;
  }

  async function forget(): Promise<void> {
    pending = [];
    carry = null;
    for (const file of [marked, segment])
      if (file !== null) await disk.rm(file.path, { force: true });
    const [first, second] = [marked, segment];
    marked = null;
    segment = null;
    await first?.close();
    await second?.close();
  }

  return {
    record(event) {
      coalesce(pending, event);
      if (pending.length <= PENDING_MAX) return;
      pending.shift();
      lost += 1;
    },
    flush: () => inOrder(flush),
    seal: () => inOrder(seal),
    forget: () => inOrder(forget),
    async showLife() {
      await segment?.showLife().catch(() => undefined);
    },
    close: () =>
      inOrder(async () => {
        await seal();
        await segment?.close();
        segment = null;
      }),
    pending: () => pending.length,
    lost: () => lost,
  };
}
