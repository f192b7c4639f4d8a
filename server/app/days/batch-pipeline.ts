import { setTimeout as sleep } from "node:timers/promises";
import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Ctx } from "../../trpc/context.ts";
import { type DeriveContext, deriveDays } from "./derive-days.ts";
import { stateOf, withSweepLock } from "./dirty-days.store.ts";
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

/** How long a job lets another derivation of its person go on before it goes to the end. */
const BUSY_MS = 100;

/**
 * Runs the pipeline until the day is clean. A clean day costs one query. While days of this person
 * are derived elsewhere, the job does not wait for that but goes to the end of the queue by `again`,
 * so that one person never takes the places of others.
 */
export async function handleDayJob(
  ctx: PipelineContext,
  data: unknown,
  again: (job: DayJob) => Promise<void>,
): Promise<void> {
  const job = DayJob.parse(data);
  for (let run = 0; run < RUNS_MAX; run += 1) {
    const { isDue, isFree } = await stateOf(ctx.databases.worker, job);
    if (!isDue) return;
    if (!isFree) {
      await sleep(BUSY_MS);
      return await again(job);
    }
    await deriveDays(ctx, job.userId, [job.day]);
  }
}

/** Longest turn of a person's past, in milliseconds, after which those of others come. */
const PAST_TURN_MS = 5_000;

/**
 * Derives dirty days of a person, month by month, latest first, including days that become dirty in
 * the meantime. After a turn the job goes to the end of the queue by `again`. Does nothing while
 * another worker derives this person's past. When told to stop, it ends after the present
 * transaction; then, and after a crash, the sweep continues.
 */
export async function handleRederiveJob(
  ctx: PipelineContext,
  data: unknown,
  again: (job: RederiveJob) => Promise<void>,
  isStopping: () => boolean = () => false,
  turnMs: number = PAST_TURN_MS,
): Promise<void> {
  const job = RederiveJob.parse(data);
  let daysLeft = 1;
  const isMine = await withSweepLock(
    ctx.databases.worker,
    job.userId,
    async (isOver) => {
      const isEnd = () => isStopping() || isOver();
      do ({ daysLeft } = await rederiveDays(ctx, job.userId, 1, isEnd));
      while (daysLeft > 0 && !isEnd());
    },
    turnMs,
  );
  if (isMine && daysLeft > 0 && !isStopping()) await again(job);
}
