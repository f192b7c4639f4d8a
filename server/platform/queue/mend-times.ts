import { withConnection } from "../database/with-connection.ts";
import type { BullmqConfig } from "./bullmq.ts";
import { WORKER_OPTIONS } from "./bullmq.ts";
import { QUEUE_SCHEMA } from "./queue-schema.ts";

/** How far the clocks of two processes may be apart, in milliseconds. */
export const SKEW_MS_MAX = 60_000;
/** Longest pause before another attempt of a job, in milliseconds. */
const RETRY_MS_MAX = 480_000;

/**
 * Bounds the times that BullMQ keeps by the clock of a process, for the jobs of every queue: of the
 * last look for dead workers, of the locks and beginnings of jobs, and of their next attempts. A
 * clock that was ahead and is set back leaves them in the future; until then nobody would take over
 * the jobs of a dead worker. A lock ends no earlier than one taken now, so a worker that lives
 * renews it in time. Times that a clock up to `SKEW_MS_MAX` ahead has made stay.
 *
 * The due times of schedules are not among them: the scheduler knows what each schedule allows.
 */
export async function mendTimes({ url, schema = QUEUE_SCHEMA }: BullmqConfig): Promise<void> {
  const settings = { search_path: schema, statement_timeout: 10_000 };
  const now = Date.now();
  const latest = now + SKEW_MS_MAX;
  const lockedUntil = now + WORKER_OPTIONS.lockDuration;
  await withConnection(url, { name: "queue times", settings }, async (sql) => {
    await sql`
      delete from meta where field = 'stalled-check' and value::bigint > ${latest}::bigint`;
    await sql`
      update job set locked_until_ms = ${lockedUntil}::bigint,
        processed_at_ms = least(processed_at_ms, ${now}::bigint)
      where state = 'active'
        and locked_until_ms > ${latest + WORKER_OPTIONS.lockDuration}::bigint`;
    await sql`
      update job set process_at_ms = ${now}::bigint
      where state = 'delayed' and attempts_made > 0
        and process_at_ms > ${latest + RETRY_MS_MAX}::bigint`;
  });
}
