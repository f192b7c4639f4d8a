import { defaultRepeatStrategy, type Job, type JobsOptions } from "bullmq";
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
import { mendTimes, SKEW_MS_MAX } from "../queue/mend-times.ts";
import { assertSchedule, type Due, type Schedule, type Scheduler } from "./scheduler.ts";

/** The queue that holds the next run of every schedule. */
const NAME = "schedule";
const WEEK_SECONDS = 604_800;
const DAY_MS = 86_400_000;
/** Moves the first due time of `everySeconds` from "now" to one that all processes agree on. */
const PHASE_MS = 1;
const MEND_MS = 60_000;

export interface BullmqSchedulerConfig extends BullmqConfig {
  /**
   * How often schedules that were lost are stored again, and times of all queues are bounded, in
   * milliseconds; default a minute.
   */
  mendMs?: number;
}

/**
 * The scheduler on BullMQ's job schedulers: for every schedule one delayed job, whose start makes
 * the next. It lives in the queue's database and is as reliable as what it watches. BullMQ counts
 * due times by the clock of the process: a run that a clock ahead has put too far away is stored
 * again once the clock is right. Bounds the other times of all queues with `mendTimes`.
 */
export function openBullmqScheduler(config: BullmqSchedulerConfig): Scheduler {
  const { onError = () => {}, mendMs = MEND_MS } = config;
  const stopping = new AbortController();
  let opened: Promise<BackedQueue> | null = null;
  let worker: BackedWorker | null = null;
  let mending: NodeJS.Timeout | undefined;

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

  async function mendAllTimes(): Promise<void> {
    try {
      await mendTimes(config);
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
      for (const schedule of schedules) assertKept(schedule);
      await mendAllTimes();
      await using((queue) => settle(queue, schedules, onError));
      const byName = new Map(schedules.map((schedule) => [schedule.name, schedule]));
      worker = new backed.Worker(NAME, (job: Job) => run(byName, job), {
        ...WORKER_OPTIONS,
        connection: connectionOf(config, 2),
        concurrency: Math.max(1, schedules.length),
      });
      worker.on("error", (error) => onError(error));
      worker.on("failed", (job, error) => {
        if (!stopping.signal.aborted) onError(error, { task: job?.name });
      });
      await worker.waitUntilReady();
      clearInterval(mending);
      mending = setInterval(() => {
        mendAllTimes()
          .then(() => using((queue) => mend(queue, schedules)))
          .catch(onError);
      }, mendMs);
    },

    async dueTimes() {
      const schedulers = await using((queue) => queue.getJobSchedulers(0, -1, true));
      return schedulers.map(({ key, next = 0, ...due }) => ({
        name: key,
        dueAt: Math.floor(next / 1_000),
        isTooFar: isTooFar(next, due),
      }));
    },

    failing: () => using(namesOfFailed),

    async close() {
      stopping.abort();
      clearInterval(mending);
      await worker?.close();
      await opened?.then((queue) => queue.close()).catch(onError);
    },
  };
}

/** Removes the schedules that are no longer wanted, and keeps the others. */
async function settle(
  queue: BackedQueue,
  schedules: readonly Schedule[],
  onError: NonNullable<BullmqConfig["onError"]>,
): Promise<void> {
  const wanted = new Set(schedules.map(({ name }) => name));
  for (const { key } of await queue.getJobSchedulers(0, -1, true))
    if (!wanted.has(key)) await queue.removeJobScheduler(key);
  for (const schedule of schedules)
    await retrying(() => keep(queue, schedule), {
      isTransient: (error) => isTaken(error) || isRetryable(error),
      timesMax: 5,
      pauseMs: 20,
    }).catch((error: unknown) => {
      // A run of that very time is still there: the next round keeps the schedule.
      if (!isTaken(error)) throw error;
      onError(error, { task: schedule.name });
    });
}

/**
 * Stores schedules again that lost their next run or have it too far away. Leaves alone what another
 * version of the server has stored otherwise.
 */
async function mend(queue: BackedQueue, schedules: readonly Schedule[]): Promise<void> {
  for (const schedule of schedules) {
    const stored = await queue.getJobScheduler(schedule.name);
    if (stored === undefined || isSame(stored, repeatOf(schedule.due))) await keep(queue, schedule);
  }
}

/**
 * Stores a schedule that is new, has changed, has lost its next run or has it too far away. Any
 * other stays as it is, with a due time that may have passed.
 */
async function keep(queue: BackedQueue, { name, due }: Schedule): Promise<void> {
  const stored = await queue.getJobScheduler(name);
  const repeat = repeatOf(due);
  if (stored !== undefined && isSame(stored, repeat)) {
    if (isTooFar(stored.next ?? 0, repeat)) await queue.removeJobScheduler(name);
    else if ((await queue.getJob(`repeat:${name}:${stored.next}`)) !== undefined) return;
  }
  await queue.upsertJobScheduler(name, repeat, { name, data: {}, opts: optionsOf(due) });
}

function isSame(stored: Repeat, { every, pattern, tz }: Repeat): boolean {
  return stored.every === every && stored.pattern === pattern && stored.tz === tz;
}

async function namesOfFailed(queue: BackedQueue): Promise<string[]> {
  const [failed, schedulers] = await Promise.all([
    queue.getFailed(),
    queue.getJobSchedulers(0, -1, true),
  ]);
  const since = new Map(schedulers.map(({ key, every = DAY_MS }) => [key, countsFrom(every)]));
  const names = failed
    .filter(({ name, finishedOn = 0 }) => finishedOn > (since.get(name) ?? Infinity))
    .map(({ name }) => name);
  return [...new Set(names)].toSorted();
}

/** A failure counts until the next run should have ended: from this epoch millisecond on. */
function countsFrom(everyMs: number): number {
  return Date.now() - everyMs - SKEW_MS_MAX;
}

/** Whether a run is due later than the schedule allows: a clock was ahead when it was stored. */
function isTooFar(nextMs: number, { every, pattern, tz }: Repeat): boolean {
  const from = Date.now() + SKEW_MS_MAX;
  if (every !== undefined) return nextMs > from + every;
  return nextMs > (nextByCron(from, pattern, tz) ?? Number.POSITIVE_INFINITY);
}

function assertKept(schedule: Schedule): void {
  assertSchedule(schedule);
  const { pattern, tz } = repeatOf(schedule.due);
  try {
    if (pattern !== undefined) nextByCron(Date.now(), pattern, tz);
  } catch (error) {
    throw new RangeError(`${schedule.name}: "${pattern}" is no pattern.`, { cause: error });
  }
}

/** In epoch milliseconds; undefined when the pattern never comes again. */
function nextByCron(fromMs: number, pattern = "", tz = "UTC"): number | undefined {
  return defaultRepeatStrategy(fromMs, { pattern, tz });
}

/** Another process stored the same run at the same moment. */
function isTaken(error: unknown): error is Error {
  return error instanceof Error && "code" in error && (error.code === -10 || error.code === -11);
}

type Repeat = {
  every?: number | undefined;
  pattern?: string | undefined;
  tz?: string | undefined;
};

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
