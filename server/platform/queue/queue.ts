import { randomUUID } from "node:crypto";
import { createPostgresBackend, type Job, type JobsOptions, withBackend } from "bullmq";
import { QUEUE_SCHEMA } from "./queue-schema.ts";
import { unavailable } from "../database/unavailable.ts";

/**
 * What a job carries: its key, by which equal jobs become one, and JSON data that the handler
 * parses itself.
 */
export interface QueueJob {
  key: string;
  data: unknown;
}

interface QueueWorker {
  /** Takes no more jobs and waits for those under way. */
  close(): Promise<void>;
}

/**
 * The door to the queue, behind which BullMQ stands. A job is a hint to do work that the database
 * knows about anyway: losing one loses nothing.
 */
export interface QueueDoor {
  /**
   * Adds jobs. One whose key is already waiting is the same job; one whose key is being worked on
   * runs once more afterwards. Refuses with `unavailable` when the database cannot be reached.
   */
  add(name: string, jobs: readonly QueueJob[]): Promise<void>;
  /**
   * Works on jobs, each until `handler` returns; when it throws, again after 1, 2, 4 and 8 seconds,
   * then the job is put aside for a week. When the process dies, another one takes the job within
   * 15 seconds, however often that happens: handlers must bear running twice.
   */
  work(
    name: string,
    handler: (job: QueueJob) => Promise<void>,
    options?: { concurrency?: number },
  ): Promise<QueueWorker>;
  /** How many jobs wait, are worked on, wait for another attempt, and were put aside. */
  depth(
    name: string,
  ): Promise<{ waiting: number; active: number; delayed: number; failed: number }>;
  /** Ends all workers, then all connections. */
  close(): Promise<void>;
}

export interface QueueConfig {
  /** Of the worker role. */
  url: string;
  schema?: string;
  /** Told of every error that no caller sees: lost connections, failed attempts. */
  onError?: (error: Error) => void;
}

const backed = withBackend(createPostgresBackend);
type BackedQueue = InstanceType<typeof backed.Queue>;

/**
 * A dead worker's job is free after the lock has run out and two checks have seen it: at most 6 + 2
 * * 2 seconds.
 */
const LOCK_MS = 6_000;
const STALLED_CHECK_MS = 2_000;
/** Never: a job is not to blame for the death of its worker. The number must fit 32 bits. */
const DEATHS_MAX = 1_000_000_000;
const ATTEMPTS = 5;
const WEEK_SECONDS = 604_800;

const JOB: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: "exponential", delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: { age: WEEK_SECONDS, count: 1_000 },
};

/**
 * The queue on BullMQ's PostgreSQL backend. Every queue name holds at most two connections, every
 * worker three and one that listens.
 */
export function openQueue({
  url,
  schema = QUEUE_SCHEMA,
  onError = () => {},
}: QueueConfig): QueueDoor {
  const connection = (max: number) => ({
    connectionString: url,
    schema,
    max,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    keepAlive: true,
    application_name: "streakline queue",
  });
  const queues = new Map<string, Promise<BackedQueue>>();
  const workers = new Set<QueueWorker>();

  /**
   * A queue that failed to connect would fail for ever; it is dropped, and the next call opens
   * another.
   */
  async function queue(name: string): Promise<BackedQueue> {
    const opened = queues.get(name) ?? open(name);
    queues.set(name, opened);
    try {
      return await opened;
    } catch (error) {
      queues.delete(name);
      throw unavailable(error) ?? error;
    }
  }

  async function open(name: string): Promise<BackedQueue> {
    const made = new backed.Queue(name, {
      connection: connection(2),
      defaultJobOptions: JOB,
      streams: { events: { maxLen: 100 } },
    });
    made.on("error", onError);
    try {
      await made.waitUntilReady();
      return made;
    } catch (error) {
      await made.close().catch(onError);
      throw error;
    }
  }

  return {
    async add(name, jobs) {
      if (jobs.length === 0) return;
      const to = await queue(name);
      // In one order, because adding locks each key. With ids of their own, because counting ids
      // would need the right to create sequences.
      const entries = jobs
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, data }) => ({
          name,
          data: { key, data },
          opts: { jobId: randomUUID(), deduplication: { id: key, keepLastIfActive: true } },
        }));
      try {
        await to.addBulk(entries);
      } catch (error) {
        throw unavailable(error) ?? error;
      }
    },

    async work(name, handler, { concurrency = 1 } = {}) {
      const run = async (job: Job): Promise<void> => {
        const { key, data } = job.data as QueueJob;
        await handler({ key, data });
      };
      const worker = new backed.Worker(name, run, {
        connection: connection(3),
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: DEATHS_MAX,
        drainDelay: 5,
        runRetryDelay: 1_000,
      });
      worker.on("error", onError);
      worker.on("failed", (_job, error) => onError(error));
      workers.add(worker);
      await worker.waitUntilReady();
      return {
        async close() {
          workers.delete(worker);
          await worker.close();
        },
      };
    },

    async depth(name) {
      try {
        const counts = await (
          await queue(name)
        ).getJobCounts("waiting", "active", "delayed", "failed");
        return {
          waiting: counts["waiting"] ?? 0,
          active: counts["active"] ?? 0,
          delayed: counts["delayed"] ?? 0,
          failed: counts["failed"] ?? 0,
        };
      } catch (error) {
        throw unavailable(error) ?? error;
      }
    },

    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      workers.clear();
      for (const opened of queues.values()) await opened.then((one) => one.close()).catch(onError);
      queues.clear();
    },
  };
}
