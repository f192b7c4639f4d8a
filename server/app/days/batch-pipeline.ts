import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Ctx } from "../../trpc/context.ts";
import { type DeriveContext, deriveDays } from "./derive-days.ts";
import { isDue, withSweepLock } from "./dirty-days.store.ts";
import { rederiveDays } from "./rederive-days.ts";

/** What the pipeline works with. */
export type PipelineContext = Ctx<"databases" | "clock" | "log"> & DeriveContext;

/** Name of the queue's jobs for days that batches touched. */
export const DAY_JOBS = "day";

/**
 * Name of the queue's jobs for people whose past is derived again. A separate queue, so that new
 * days do not wait behind it.
 */
export const REDERIVE_JOBS = "rederive";

/** Number of jobs of both kinds: waiting, active, delayed until another attempt, failed. */
export async function jobsDepth(queue: Pick<QueueDoor, "depth">): ReturnType<QueueDoor["depth"]> {
  const [days, pasts] = await Promise.all([queue.depth(DAY_JOBS), queue.depth(REDERIVE_JOBS)]);
  return {
    waiting: days.waiting + pasts.waiting,
    active: days.active + pasts.active,
    delayed: days.delayed + pasts.delayed,
    failed: days.failed + pasts.failed,
  };
}

/** A job: this local day of this person is dirty. Keys only; the rest is read when it runs. */
export const DayJob = z.strictObject({ userId: z.uuid(), day: Day });
export type DayJob = z.infer<typeof DayJob>;

/** A job: many days of this person are dirty. Keys only. */
export const RederiveJob = z.strictObject({ userId: z.uuid() });
export type RederiveJob = z.infer<typeof RederiveJob>;

/**
 * How often one job derives a day that was marked again in the meantime. The sweep derives it after
 * that.
 */
const RUNS_MAX = 3;

/** Runs the pipeline until the day is clean. A clean day costs one query. */
export async function handleDayJob(ctx: PipelineContext, data: unknown): Promise<void> {
  const { userId, day } = DayJob.parse(data);
  for (let run = 0; run < RUNS_MAX && (await isDue(ctx.databases.worker, userId, day)); run += 1)
    await deriveDays(ctx, userId, [day]);
}

/**
 * Derives all dirty days of a person, month by month, latest first, until none is left, including
 * days that become dirty in the meantime. Does nothing while another worker derives this person's
 * past. When told to stop, it ends after the present transaction; then, and after a crash, the sweep
 * continues.
 */
export async function handleRederiveJob(
  ctx: PipelineContext,
  data: unknown,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const { userId } = RederiveJob.parse(data);
  let daysLeft = 1;
  while (daysLeft > 0 && !isStopping()) {
    const isMine = await withSweepLock(ctx.databases.worker, userId, async (isOver) => {
      const isEnd = () => isStopping() || isOver();
      while (daysLeft > 0 && !isEnd()) ({ daysLeft } = await rederiveDays(ctx, userId, 1, isEnd));
    });
    if (!isMine) return;
  }
}
