import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import { createPostgresBackend, type JobsOptions, type WorkerOptions, withBackend } from "bullmq";
import { QUEUE_SCHEMA } from "./queue-schema.ts";

export interface BullmqConfig {
  /** Of the worker role. */
  url: string;
  schema?: string;
  /**
   * Told of every error that no caller sees: lost connections, and failed attempts with what says
   * which job it was.
   */
  onError?: (error: Error, about?: Readonly<Record<string, unknown>>) => void;
  /** Longest wait for a connection, in milliseconds; longer for tests on a busy machine. */
  connectMs?: number;
}

const CONNECT_MS = 2_000;

const classes = withBackend(createPostgresBackend);

/**
 * A worker that looks for due jobs every ten seconds, as BullMQ does on Redis. On PostgreSQL it
 * waits for the next due time by a timer of up to an hour, which takes no notice of a clock that is
 * set forward, of a machine that slept, or of a lost notification.
 */
class LookingWorker extends classes.Worker {
  override get maximumBlockTimeout(): number {
    return LOOK_SECONDS;
  }
}

const LOOK_SECONDS = 10;

/** BullMQ's classes on its PostgreSQL backend. */
export const backed = { ...classes, Worker: LookingWorker };
export type BackedQueue = InstanceType<typeof backed.Queue>;
export type BackedWorker = InstanceType<typeof backed.Worker>;

const SESSION_OPTIONS = Object.entries(SESSION_SETTINGS)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(" ", "\\ ")}`)
  .join(" ");

/** A connection pool of at most `max`, as BullMQ takes it. */
export function connectionOf(
  { url, schema = QUEUE_SCHEMA, connectMs = CONNECT_MS }: BullmqConfig,
  max: number,
) {
  return {
    connectionString: url,
    schema,
    max,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    keepAlive: true,
    application_name: "streakline queue",
    options: SESSION_OPTIONS,
  };
}

/**
 * A dead worker's job is free after the lock has run out and two checks have seen it: at most 6 + 2
 * * 2 seconds. The death of a worker is never the job's fault, so jobs are not counted out by it;
 * the number must fit 32 bits.
 */
export const WORKER_OPTIONS = {
  lockDuration: 6_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000_000_000,
  drainDelay: 5,
  runRetryDelay: 1_000,
} satisfies Partial<WorkerOptions>;

/** Opens the queue of this name, over at most `max` connections; rejects when none opens. */
export async function openBackedQueue(
  name: string,
  config: BullmqConfig,
  { max, jobs }: { max: number; jobs: JobsOptions },
): Promise<BackedQueue> {
  const { onError = () => {} } = config;
  const queue = new backed.Queue(name, {
    connection: connectionOf(config, max),
    defaultJobOptions: jobs,
    streams: { events: { maxLen: 100 } },
  });
  queue.on("error", (error) => onError(error));
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (error) {
    await queue.close().catch(onError);
    throw error;
  }
}
