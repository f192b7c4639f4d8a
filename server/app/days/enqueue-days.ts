import type { Day } from "@streakline/shared/time/instant.ts";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Log } from "../../trpc/context.ts";
import { DAY_JOBS, type DayJob } from "./batch-pipeline.ts";

/** How long days are collected before one statement sends them to the queue. */
const GATHER_MS = 40;
/**
 * Pause after a day was sent to the queue, before it is sent again: a client that sends its backlog
 * touches one day with every batch.
 */
const AGAIN_MS = 400;
/** Most collected days. The sweep derives the others. */
const GATHERED_MAX = 20_000;
/** Jobs per call of the queue. */
const CHUNK = 500;

export type DayEnqueuer = {
  /** Returns at once. A day that is already collected or queued is not added again. */
  add(userId: string, days: readonly Day[]): void;
  /** Sends the collected days; also resolves when the queue is down. */
  close(): Promise<void>;
};

/**
 * Tells the workers which days are dirty, after the acknowledgement. These messages only make
 * deriving fast: the dirty days were committed with the batch, so if a message is lost, because the
 * queue is down or this process dies, the sweep finds them seconds later.
 */
export function dayEnqueuer(queue: Pick<QueueDoor, "add">, log: Log): DayEnqueuer {
  const gathered = new Map<string, DayJob>();
  const sentAt = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();
  let isFailing = false;

  async function send(jobs: readonly { key: string; data: DayJob }[]): Promise<void> {
    try {
      for (let from = 0; from < jobs.length; from += CHUNK)
        await queue.add(DAY_JOBS, jobs.slice(from, from + CHUNK));
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        log.warn({ err: error }, "Dirty days could not be enqueued; the sweep will find them");
      isFailing = true;
    }
  }

  /** Sends the collected days that are not pausing, or all when `isLast`. */
  function flush(isLast: boolean): Promise<void> {
    clearTimeout(timer);
    const now = performance.now();
    for (const [key, at] of sentAt) if (now - at >= AGAIN_MS) sentAt.delete(key);
    const jobs = [...gathered]
      .filter(([key]) => isLast || !sentAt.has(key))
      .map(([key, data]) => ({ key, data }));
    for (const { key } of jobs) {
      gathered.delete(key);
      sentAt.set(key, now);
    }
    if (jobs.length > 0) sending = sending.then(() => send(jobs));
    timer = gathered.size > 0 ? setTimeout(() => void flush(false), GATHER_MS) : undefined;
    return sending;
  }

  return {
    add(userId, days) {
      for (const day of days)
        if (gathered.size < GATHERED_MAX) gathered.set(`${userId}_${day}`, { userId, day });
      timer ??= setTimeout(() => void flush(false), GATHER_MS);
    },
    close: () => flush(true),
  };
}
