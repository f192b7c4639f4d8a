import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { createTurns } from "@streakline/shared/in-turn.ts";
import { coalesce } from "./coalesce.ts";
import { codeOf } from "../store/disk.ts";
import { createSegmentWriter, type SegmentWriterDeps } from "./segment-writer.ts";

/** The state of recording. `stopped` has the file system error, `ENOSPC` for a full disk. */
export type RecorderState = { state: "recording" } | { state: "stopped"; code: string };

export type Recorder = {
  /** Adds an event in memory; the next flush writes it. */
  record(event: ActivityEvent): void;
  /** Makes all added events durable. Call about once a second; calls may overlap. Never throws. */
  flush(): Promise<RecorderState>;
  /**
   * Freezes what is durable as a batch in the outbox. What is going on continues under a new id.
   * Never throws.
   */
  seal(): Promise<RecorderState>;
  /** Discards everything that is not sealed: it must not be recorded. Never throws. */
  forget(): Promise<RecorderState>;
  /** Shows other windows that this one lives, where they cannot see its process. Never throws. */
  showLife(): Promise<void>;
  /** Flushes, seals and closes the files. */
  close(): Promise<RecorderState>;
  /**
   * Number of events that are not yet durable; and of those dropped because the disk refused too
   * long.
   */
  pending(): number;
  lost(): number;
};

export type RecorderDeps = SegmentWriterDeps;

/**
 * The most events in memory while the disk refuses them; the oldest beyond it are dropped and
 * counted.
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
export function createRecorder(deps: RecorderDeps): Recorder {
  const segments = createSegmentWriter(deps);
  let pending: ActivityEvent[] = [];
  let lost = 0;
  const inTurn = createTurns();

  function inOrder(work: () => Promise<void>): Promise<RecorderState> {
    return inTurn(work).then(
      (): RecorderState => ({ state: "recording" }),
      (error: unknown): RecorderState => {
        if (codeOf(error) === "") deps.onBug(error);
        return { state: "stopped", code: codeOf(error) };
      },
    );
  }

  async function flush(): Promise<void> {
    await segments.finishMarked();
    if (pending.length === 0) return;
    const events = pending;
    pending = [];
    try {
      await segments.append(events);
    } catch (error) {
      pending = [...events, ...pending];
      throw error;
    }
    if (segments.events() >= EVENTS_MAX) await seal();
  }

  async function seal(): Promise<void> {
    await flush();
    await segments.seal();
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
    forget: () =>
      inOrder(async () => {
        pending = [];
        await segments.forget();
      }),
    showLife: segments.showLife,
    close: () =>
      inOrder(async () => {
        try {
          await seal();
        } finally {
          await segments.close();
        }
      }),
    pending: () => pending.length,
    lost: () => lost,
  };
}
