import type { Day } from "@streakline/shared/time/instant.ts";
import { isUnavailable } from "../../platform/database/unavailable.ts";
import type { PipelineContext } from "./batch-pipeline.ts";
import { deriveDays } from "./derive-days.ts";
import { overdueDays, type SweepBounds, withSweepLock } from "./dirty-days.store.ts";

/** Longest turn of a person, in milliseconds, so that no lock is held for long. */
const TURN_MS = 20_000;
const BOUNDS: SweepBounds = { secondsOld: 3, daysPerUser: 200, daysMax: 1_000 };
/** First pause after a failure of a day; doubled after each further failure, up to an hour. */
const PAUSE_SECONDS = 10;
const PAUSE_SECONDS_MAX = 3_600;
const FAILURES_MAX = 10_000;

export type Sweeper = {
  /** Runs one round. Gives the number of due days, and whether more are waiting. */
  sweepOnce(signal?: AbortSignal): Promise<{ due: number; isMore: boolean }>;
  /** Runs rounds until nothing more waits, or the signal comes. */
  sweep(signal: AbortSignal): Promise<void>;
};

/**
 * Derives dirty days that no job has derived: the queue was down, a worker died, or a change of
 * settings made all days dirty. A day that fails is tried again later and does not delay others.
 * Safe in several processes at once: each person is swept by one of them. `elapsedMs` counts the
 * pauses, whatever the wall clock does.
 */
export function sweeper(
  ctx: PipelineContext,
  bounds: SweepBounds = BOUNDS,
  elapsedMs: () => number = () => performance.now(),
): Sweeper {
  const failures = new Map<string, { count: number; notBeforeMs: number }>();

  async function derive(userId: string, days: readonly Day[]): Promise<void> {
    try {
      await deriveDays(ctx, userId, days);
      for (const day of days) failures.delete(`${userId}_${day}`);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      // One failing day must not stop its month.
      if (days.length > 1) for (const day of days) await derive(userId, [day]);
      else for (const day of days) setAside(userId, day, error);
    }
  }

  function setAside(userId: string, day: Day, error: unknown): void {
    const count = (failures.get(`${userId}_${day}`)?.count ?? 0) + 1;
    if (failures.size >= FAILURES_MAX) failures.clear();
    failures.set(`${userId}_${day}`, {
      count,
      notBeforeMs:
        elapsedMs() + Math.min(PAUSE_SECONDS_MAX, PAUSE_SECONDS * 2 ** (count - 1)) * 1_000,
    });
    ctx.log.error(
      { err: error, userId, day, count },
      "A day could not be derived; it will be tried again",
    );
  }

  async function sweepOnce(signal?: AbortSignal): Promise<{ due: number; isMore: boolean }> {
    const overdue = await overdueDays(ctx.databases.worker, bounds);
    const due = overdue.filter(
      ({ userId, day }) => (failures.get(`${userId}_${day}`)?.notBeforeMs ?? 0) <= elapsedMs(),
    );
    const people = Map.groupBy(due, ({ userId }) => userId);
    let isFull = false;
    for (const [userId, dirty] of people) {
      if (signal?.aborted === true) break;
      const isMine = await withSweepLock(ctx.databases.worker, userId, async () => {
        const until = performance.now() + TURN_MS;
        const months = Map.groupBy(dirty, ({ day }) => day.slice(0, 7));
        for (const month of months.values())
          if (signal?.aborted !== true && performance.now() < until)
            await derive(
              userId,
              month.map(({ day }) => day),
            );
      });
      // Another worker derives this person's past: no reason for an immediate round.
      isFull ||= isMine && (due.length >= bounds.daysMax || dirty.length >= bounds.daysPerUser);
    }
    return { due: due.length, isMore: isFull };
  }

  return {
    sweepOnce,
    async sweep(signal) {
      while (!signal.aborted && (await sweepOnce(signal)).isMore);
    },
  };
}
