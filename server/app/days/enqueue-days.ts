import type { Day } from "@streakline/shared/time/instant.ts";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Log } from "../../trpc/context.ts";
import { DAY_JOBS, type DayJob } from "./batch-pipeline.ts";

/** How long days are gathered before they go to the queue in one statement. */
const GATHER_MS = 40;
/**
 * A day goes to the queue at once, and then not again for this long: a client that sends its
 * backlog touches one day with every batch.
 */
const AGAIN_MS = 400;
/** Days gathered at most; what comes above is left to the sweep. */
const GATHERED_MAX = 20_000;
/** Jobs that go to the queue in one call. */
const CHUNK = 500;

export type DayEnqueuer = {
  /** Returns at once. A day that is gathered or waiting already is not added again. */
  add(userId: string, days: readonly Day[]): void;
  /** Sends what is gathered; resolves also when the queue is down. */
  close(): Promise<void>;
};

/**
 * Tells the workers which days are dirty, after the acknowledgement. Only a hint that makes it
 * quick: a hint that is lost, because the queue is down or this process dies, costs seconds, for
 * the dirty days themselves were committed with the batch and the sweep finds them.
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

  /** Sends the gathered days that were not sent just now; all of them when `isLast`. */
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
