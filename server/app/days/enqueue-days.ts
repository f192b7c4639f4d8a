import { addDays, dayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { QueueDoor, QueueJob } from "../../platform/queue/queue.ts";
import type { Ctx } from "../../trpc/context.ts";
import { DAY_JOBS, REDERIVE_JOBS } from "./batch-pipeline.ts";

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
/**
 * Days before today's date in UTC that are fresh: today and yesterday in every zone. Whatever a
 * person sends, no more jobs than these days wait for them before those of others.
 */
const FRESH_DAYS = 2;
const UTC = { timeZone: "UTC", dayStartsAtMinutes: 0 };

export type DayEnqueuer = {
  /** Returns at once. A day that is already collected or queued is not added again. */
  add(userId: string, days: readonly Day[]): void;
  /** Sends the collected days; also resolves when the queue is down. */
  close(): Promise<void>;
};

/**
 * Tells the workers which days are dirty, after the acknowledgement: a job for each fresh day, and
 * one for all older days of a person, so that a backlog of years delays nobody's present day. These
 * messages only make deriving fast: the dirty days were committed with the batch, so if a message is
 * lost, because the queue is down or this process dies, the sweep finds them seconds later.
 */
export function dayEnqueuer(
  queue: Pick<QueueDoor, "add">,
  { log, clock }: Ctx<"log" | "clock">,
): DayEnqueuer {
  const gathered = new Map<string, Message>();
  const sentAt = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();
  let isFailing = false;

  async function send(messages: readonly Message[]): Promise<void> {
    try {
      for (const [name, jobs] of Map.groupBy(messages, ({ queue }) => queue))
        for (let from = 0; from < jobs.length; from += CHUNK)
          await queue.add(name, jobs.slice(from, from + CHUNK).map(jobOf));
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
    const messages = [...gathered.values()].filter(({ key }) => isLast || !sentAt.has(key));
    for (const { key } of messages) {
      gathered.delete(key);
      sentAt.set(key, now);
    }
    if (messages.length > 0) sending = sending.then(() => send(messages));
    timer = gathered.size > 0 ? setTimeout(() => void flush(false), GATHER_MS) : undefined;
    return sending;
  }

  return {
    add(userId, days) {
      const freshFrom = addDays(dayOf(clock(), UTC), -FRESH_DAYS);
      for (const day of days) {
        const message = messageOf(userId, day, day >= freshFrom);
        if (gathered.size < GATHERED_MAX) gathered.set(message.key, message);
      }
      timer ??= setTimeout(() => void flush(false), GATHER_MS);
    },
    close: () => flush(true),
  };
}

type Message = QueueJob & { queue: string };

function messageOf(userId: string, day: Day, isFresh: boolean): Message {
  return isFresh
    ? { queue: DAY_JOBS, key: `${userId}_${day}`, data: { userId, day } }
    : { queue: REDERIVE_JOBS, key: userId, data: { userId } };
}

function jobOf({ key, data }: Message): QueueJob {
  return { key, data };
}
