import type { QueueDoor } from "../platform/queue.ts";
import { DAY_JOBS, handleDayJob, type PipelineContext } from "./batch-pipeline.ts";
import { startSweep } from "./sweep-days.ts";

/** Days that one process derives at the same time; one less than the worker's connections, so that the sweep finds one. */
const CONCURRENCY = 3;

/**
 * The worker's part of the pipeline: takes day jobs, and sweeps up what no job took. A queue that cannot be reached is no reason not to
 * start: the sweep alone does the work, within seconds instead of at once. `close` waits for what is under way.
 */
export async function startPipeline(ctx: PipelineContext, queue: Pick<QueueDoor, "work">): Promise<{ close(): Promise<void> }> {
  const sweep = startSweep(ctx);
  const worker = await queue.work(DAY_JOBS, ({ data }) => handleDayJob(ctx, data), { concurrency: CONCURRENCY }).catch((error: unknown) => {
    ctx.log.warn({ err: error }, "The queue cannot be reached; the sweep derives days alone");
    return null;
  });
  return {
    async close() {
      await Promise.all([sweep.close(), worker?.close()]);
    },
  };
}
