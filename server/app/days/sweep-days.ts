import { DomainError } from "@streakline/shared/errors.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { PipelineContext } from "./batch-pipeline.ts";
import { deriveDays } from "./derive-days.ts";
import { overdueDays, type SweepBounds, withSweepLock } from "./dirty-days.store.ts";

const EVERY_MS = 5_000;
/** A person's turn ends after this long, so that the lock is never held for long. */
const TURN_MS = 20_000;
const BOUNDS: SweepBounds = { secondsOld: 3, daysPerUser: 200, daysMax: 1_000 };
/** A day that fails is tried again after 10 s, then twice as long each time, up to an hour. */
const PAUSE_SECONDS = 10;
const PAUSE_SECONDS_MAX = 3_600;
const FAILURES_MAX = 10_000;

export type Sweep = {
  /**
   * One round now; tells how many days were due and whether more are waiting. For tests and the
   * command line.
   */
  sweepOnce(): Promise<{ due: number; isMore: boolean }>;
  /** Stops; waits for the step that is under way. */
  close(): Promise<void>;
};

/**
 * The net under the queue: at start and every five seconds it derives the dirty days that no job
 * took, because the queue was down, a worker died, or the settings changed and every day has to be
 * derived again. A day that fails is set aside for a while and holds nobody up.
 */
export function startSweep(ctx: PipelineContext, bounds: SweepBounds = BOUNDS): Sweep {
  const failures = new Map<string, { count: number; notBefore: number }>();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();

  async function derive(userId: string, days: readonly Day[]): Promise<void> {
    try {
      await deriveDays(ctx, userId, days);
      for (const day of days) failures.delete(`${userId}_${day}`);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      // One bad day must not take its month along.
      if (days.length > 1) for (const day of days) await derive(userId, [day]);
      else for (const day of days) setAside(userId, day, error);
    }
  }

  function setAside(userId: string, day: Day, error: unknown): void {
    const count = (failures.get(`${userId}_${day}`)?.count ?? 0) + 1;
    if (failures.size >= FAILURES_MAX) failures.clear();
    failures.set(`${userId}_${day}`, {
      count,
      notBefore: ctx.clock() + Math.min(PAUSE_SECONDS_MAX, PAUSE_SECONDS * 2 ** (count - 1)),
    });
    ctx.log.error(
      { err: error, userId, day, count },
      "A day could not be derived; it will be tried again",
    );
  }

  async function sweepOnce(): Promise<{ due: number; isMore: boolean }> {
    const overdue = await overdueDays(ctx.databases.worker, bounds);
    const due = overdue.filter(
      ({ userId, day }) => (failures.get(`${userId}_${day}`)?.notBefore ?? 0) <= ctx.clock(),
    );
    const people = Map.groupBy(due, ({ userId }) => userId);
    let isFull = false;
    for (const [userId, dirty] of people) {
      if (isClosed) break;
      const isMine = await withSweepLock(ctx.databases.worker, userId, async () => {
        const until = performance.now() + TURN_MS;
        const months = Map.groupBy(dirty, ({ day }) => day.slice(0, 7));
        for (const month of months.values())
          if (!isClosed && performance.now() < until)
            await derive(
              userId,
              month.map(({ day }) => day),
            );
      });
      // somebody whose past is being derived elsewhere is no reason to come back at once
      isFull ||= isMine && (due.length >= bounds.daysMax || dirty.length >= bounds.daysPerUser);
    }
    return { due: due.length, isMore: isFull };
  }

  async function run(): Promise<void> {
    let isMore = false;
    try {
      ({ isMore } = await sweepOnce());
    } catch (error) {
      ctx.log.warn({ err: error }, "Dirty days could not be swept; trying again");
    }
    if (!isClosed) timer = setTimeout(next, isMore ? 0 : EVERY_MS);
  }
  function next(): void {
    round = run();
  }
  next();

  return {
    sweepOnce,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await round;
    },
  };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof DomainError && error.code === "unavailable";
}
