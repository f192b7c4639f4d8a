import type { Job, JobsOptions } from "bullmq";
import { retrying } from "../database/retrying.ts";
import { isRetryable, unavailable } from "../database/unavailable.ts";
import {
  backed,
  type BackedQueue,
  type BackedWorker,
  type BullmqConfig,
  connectionOf,
  openBackedQueue,
  WORKER_OPTIONS,
} from "../queue/bullmq.ts";
import { assertSchedule, type Due, type Schedule, type Scheduler } from "./scheduler.ts";

/** The queue that holds the next run of every schedule. */
const NAME = "schedule";
const WEEK_SECONDS = 604_800;
/** Moves the first due time of `everySeconds` from "now" to one that all processes agree on. */
const PHASE_MS = 1;

/**
 * The scheduler on BullMQ's job schedulers: for every schedule one delayed job, whose start makes
 * the next. It lives in the queue's database and is as reliable as what it watches.
 */
export function openBullmqScheduler(config: BullmqConfig): Scheduler {
  const { onError = () => {} } = config;
  const stopping = new AbortController();
  let opened: Promise<BackedQueue> | null = null;
  let worker: BackedWorker | null = null;

  async function using<T>(work: (queue: BackedQueue) => Promise<T>): Promise<T> {
    opened ??= openBackedQueue(NAME, config, { max: 1, jobs: {} });
    try {
      return await work(
        await opened.catch((error: unknown) => {
          opened = null;
          throw error;
        }),
      );
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  }

  async function run(schedules: ReadonlyMap<string, Schedule>, job: Job): Promise<void> {
    const schedule = schedules.get(job.name);
    if (schedule === undefined || (await using((queue) => isUnderWay(queue, job)))) return;
    await schedule.run(stopping.signal);
  }

  return {
    async work(schedules) {
      for (const schedule of schedules) assertSchedule(schedule);
      await using((queue) => settle(queue, schedules));
      const byName = new Map(schedules.map((schedule) => [schedule.name, schedule]));
      worker = new backed.Worker(NAME, (job: Job) => run(byName, job), {
        ...WORKER_OPTIONS,
        connection: connectionOf(config, 2),
        concurrency: Math.max(1, schedules.length),
      });
      worker.on("error", onError);
      worker.on("failed", (_job, error) => {
        if (!stopping.signal.aborted) onError(error);
      });
      await worker.waitUntilReady();
    },

    async dueTimes() {
      const schedulers = await using((queue) => queue.getJobSchedulers(0, -1, true));
      return schedulers.map(({ key, next }) => ({
        name: key,
        dueAt: Math.floor((next ?? 0) / 1_000),
      }));
    },

    async close() {
      stopping.abort();
      await worker?.close();
      await opened?.then((queue) => queue.close()).catch(onError);
    },
  };
}

/** Removes the schedules that are no longer wanted, and keeps the others. */
async function settle(queue: BackedQueue, schedules: readonly Schedule[]): Promise<void> {
  const wanted = new Set(schedules.map(({ name }) => name));
  for (const { key } of await queue.getJobSchedulers(0, -1, true))
    if (!wanted.has(key)) await queue.removeJobScheduler(key);
  for (const schedule of schedules)
    await retrying(() => keep(queue, schedule), {
      isTransient: (error) => isTaken(error) || isRetryable(error),
      timesMax: 5,
      pauseMs: 20,
    });
}

/**
 * Stores a schedule that is new, has changed or has lost its next run. Any other stays as it is,
 * with a due time that may have passed.
 */
async function keep(queue: BackedQueue, { name, due }: Schedule): Promise<void> {
  const stored = await queue.getJobScheduler(name);
  const repeat = repeatOf(due);
  const isSame =
    stored !== undefined &&
    stored.every === repeat.every &&
    stored.pattern === repeat.pattern &&
    stored.tz === repeat.tz;
  if (isSame && (await queue.getJob(`repeat:${name}:${stored.next}`)) !== undefined) return;
  await queue.upsertJobScheduler(name, repeat, { name, data: {}, opts: optionsOf(due) });
}

/** Another process stored the same run at the same moment. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === -10 || error.code === -11);
}

function repeatOf(due: Due): { every?: number; offset?: number; pattern?: string; tz?: string } {
  if ("everySeconds" in due) return { every: due.everySeconds * 1_000, offset: PHASE_MS };
  return { pattern: due.cron, tz: due.timeZone };
}

function optionsOf(due: Due): JobsOptions {
  return {
    attempts: "cron" in due ? 5 : 1,
    backoff: { type: "exponential", delay: 60_000 },
    removeOnComplete: true,
    removeOnFail: { age: WEEK_SECONDS, count: 100 },
  };
}

/** Whether another run of the same schedule began before this one and has not ended. */
async function isUnderWay(queue: BackedQueue, job: Job): Promise<boolean> {
  const active = await queue.getActive();
  return active.some(
    (other) =>
      other.repeatJobKey === job.repeatJobKey &&
      other.id !== job.id &&
      (other.processedOn ?? 0) <= (job.processedOn ?? 0),
  );
}
