import type { Day } from "@streakline/shared/time/instant.ts";
import { isUnavailable } from "../../platform/database/unavailable.ts";
import type { PipelineContext } from "./batch-pipeline.ts";
import { deriveDays } from "./derive-days.ts";
import {
  type DirtyDay,
  isAnswering,
  isDue,
  overdueDays,
  type SweepBounds,
  withSweepLock,
} from "./dirty-days.store.ts";

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
 * settings made all days dirty. A day that fails, also one that takes longer than a statement may
 * run, is tried again later and does not delay others. A database that does not answer ends the
 * round: throws `unavailable`. Safe in several processes at once: each person is swept by one of
 * them. `elapsedMs` counts the pauses, whatever the wall clock does.
 */
export function sweeper(
  ctx: PipelineContext,
  bounds: SweepBounds = BOUNDS,
  elapsedMs: () => number = () => performance.now(),
): Sweeper {
  const failures = dayFailures(ctx, elapsedMs);

  const sweepPerson = personSweeper(ctx, failures);

  async function sweepOnce(signal?: AbortSignal): Promise<{ due: number; isMore: boolean }> {
    const due = await overdueDays(ctx.databases.worker, bounds, failures.paused());
    const people = Map.groupBy(due, ({ userId }) => userId);
    let isFull = false;
    for (const [userId, dirty] of people) {
      if (signal?.aborted === true) break;
      const isMine = await sweepPerson(userId, dirty, signal);
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

/** Gives a function that sweeps one person; false when another worker derives this person's past. */
function personSweeper(ctx: PipelineContext, failures: ReturnType<typeof dayFailures>) {
  async function derive(
    userId: string,
    days: readonly Day[],
    isOver: () => boolean,
  ): Promise<void> {
    const isKnownToFail = days.some((day) => failures.has(userId, day));
    // One failing day must not stop its month.
    if (days.length > 1 && isKnownToFail) return await deriveOneByOne(userId, days, isOver);
    try {
      await deriveDays(ctx, userId, days, isOver);
      for (const day of days) failures.clear(userId, day);
    } catch (error) {
      if (isUnavailable(error) && !(await isAnswering(ctx.databases.worker))) throw error;
      if (days.length > 1 && !isOver()) return await deriveOneByOne(userId, days, isOver);
      for (const day of days) failures.add(userId, day, error);
    }
  }

  async function deriveOneByOne(
    userId: string,
    days: readonly Day[],
    isOver: () => boolean,
  ): Promise<void> {
    for (const day of days)
      if (!isOver() && (await isDue(ctx.databases.worker, userId, day)))
        await derive(userId, [day], isOver);
  }

  async function sweepPerson(
    userId: string,
    dirty: readonly DirtyDay[],
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    const { worker } = ctx.databases;
    try {
      return await withSweepLock(worker, userId, async (isTurnOver) => {
        const isOver = () => signal?.aborted === true || isTurnOver();
        const months = Map.groupBy(dirty, ({ day }) => day.slice(0, 7));
        for (const month of months.values())
          if (!isOver())
            await derive(
              userId,
              month.map(({ day }) => day),
              isOver,
            );
      });
    } catch (error) {
      // A turn that outlives its permit is not an outage.
      if (!isUnavailable(error) || !(await isAnswering(worker))) throw error;
      for (const { day } of dirty) failures.add(userId, day, error);
      return true;
    }
  }

  return sweepPerson;
}

/** Failed days of one process, each with its pause. */
function dayFailures(ctx: Pick<PipelineContext, "log">, elapsedMs: () => number) {
  const failures = new Map<string, { count: number; notBeforeMs: number }>();

  function add(userId: string, day: Day, error: unknown): void {
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

  /** Days whose pause after a failure is not over. */
  function paused(): DirtyDay[] {
    const now = elapsedMs();
    return [...failures]
      .filter(([, { notBeforeMs }]) => notBeforeMs > now)
      .map(([key]) => ({ userId: key.slice(0, -11), day: key.slice(-10) }));
  }

  return {
    add,
    paused,
    has: (userId: string, day: Day) => failures.has(`${userId}_${day}`),
    clear: (userId: string, day: Day) => failures.delete(`${userId}_${day}`),
  };
}
