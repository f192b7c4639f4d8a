import { setTimeout as sleep } from "node:timers/promises";
import { deleteExpired } from "../accounts/tidy.store.ts";
import type { QueueDoor } from "../platform/queue.ts";
import { DAY_JOBS, handleDayJob, type PipelineContext } from "./batch-pipeline.ts";
import { startSweep } from "./sweep-days.ts";

/** Days that are derived at the same time in one process. */
const CONCURRENCY = 2;
const DAY_MS = 86_400_000;

export type Worker = { close(): Promise<void> };

/** A task that runs at the start and once a day, for instance keeping the partitions. */
export type DailyTask = { name: string; run(): Promise<unknown> };

/** The worker role: derives dirty days as jobs come, sweeps up what no job took, and does the daily tasks. */
export async function startWorker(ctx: PipelineContext, queue: QueueDoor, tasks: readonly DailyTask[] = []): Promise<Worker> {
  const jobs = await queue.work(DAY_JOBS, (job) => handleDayJob(ctx, job.data), { concurrency: CONCURRENCY });
  const sweep = startSweep(ctx);
  const daily = startDaily(ctx, [{ name: "delete what expired", run: () => deleteExpired(ctx.databases.auth) }, ...tasks]);
  return {
    async close() {
      daily.stop();
      await Promise.all([jobs.close(), sweep.close()]);
    },
  };
}

function startDaily(ctx: PipelineContext, tasks: readonly DailyTask[]): { stop(): void } {
  const abort = new AbortController();
  const loop = async () => {
    while (true) {
      for (const { name, run } of tasks) {
        await run().catch((error: unknown) => ctx.log.error({ err: error, task: name }, "A daily task failed; it runs again tomorrow"));
      }
      await sleep(DAY_MS, undefined, { signal: abort.signal, ref: false });
    }
  };
  loop().catch(() => {
    // Only stop() ends the sleep.
  });
  return { stop: () => abort.abort() };
}
