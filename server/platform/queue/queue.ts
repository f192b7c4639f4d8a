import { randomUUID } from "node:crypto";
import type { Job, JobsOptions } from "bullmq";
import { unavailable } from "../database/unavailable.ts";
import {
  backed,
  type BackedQueue,
  type BullmqConfig,
  connectionOf,
  openBackedQueue,
  WORKER_OPTIONS,
} from "./bullmq.ts";

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
 * The door to the queue, behind which BullMQ stands. A job announces work that the database has on
 * record: losing a job loses nothing.
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
   * 15 seconds, however often that happens: a handler may run twice for a job.
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
export function openQueue(config: BullmqConfig): QueueDoor {
  const { onError = () => {} } = config;
  const queues = new Map<string, Promise<BackedQueue>>();
  const workers = new Set<QueueWorker>();

  /** A queue that failed to connect stays failed: it is dropped, and the next call opens another. */
  async function using<T>(name: string, work: (queue: BackedQueue) => Promise<T>): Promise<T> {
    const opened = queues.get(name) ?? openBackedQueue(name, config, { max: 2, jobs: JOB });
    queues.set(name, opened);
    try {
      return await work(
        await opened.catch((error: unknown) => {
          queues.delete(name);
          throw error;
        }),
      );
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  }

  return {
    async add(name, jobs) {
      if (jobs.length > 0) await using(name, (queue) => queue.addBulk(entriesOf(name, jobs)));
    },

    async work(name, handler, { concurrency = 1 } = {}) {
      const run = async (job: Job): Promise<void> => {
        const { key, data } = job.data as QueueJob;
        await handler({ key, data });
      };
      const options = { ...WORKER_OPTIONS, connection: connectionOf(config, 3), concurrency };
      const worker = new backed.Worker(name, run, options);
      worker.on("error", (error) => onError(error));
      worker.on("failed", (job, error) => {
        const { key } = (job?.data ?? {}) as Partial<QueueJob>;
        onError(error, { queue: name, key, attempt: job?.attemptsMade });
      });
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
      const states = ["waiting", "active", "delayed", "failed"] as const;
      const counts = await using(name, (queue) => queue.getJobCounts(...states));
      return {
        waiting: counts["waiting"] ?? 0,
        active: counts["active"] ?? 0,
        delayed: counts["delayed"] ?? 0,
        failed: counts["failed"] ?? 0,
      };
    },

    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      workers.clear();
      for (const opened of queues.values()) await opened.then((one) => one.close()).catch(onError);
      queues.clear();
    },
  };
}

/**
 * Jobs as BullMQ takes them: in one order, because adding locks each key, and with ids of their
 * own, because counting ids would need the right to create sequences.
 */
function entriesOf(name: string, jobs: readonly QueueJob[]) {
  return jobs
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, data }) => ({
      name,
      data: { key, data },
      opts: { jobId: randomUUID(), deduplication: { id: key, keepLastIfActive: true } },
    }));
}
