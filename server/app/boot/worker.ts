import { setTimeout as sleep } from "node:timers/promises";
import { deleteExpired } from "../../accounts/sign-in/tidy.store.ts";
import { startPartitionsJob } from "../../operations/partitions.jobs.ts";
import type { Bus } from "../../platform/bus/bus.ts";
import { openRelay } from "../../platform/outbox/relay.ts";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import {
  DAY_JOBS,
  handleDayJob,
  handleRederiveJob,
  type PipelineContext,
  REDERIVE_JOBS,
} from "../days/batch-pipeline.ts";
import { deleteOldSites } from "../days/delete-old-sites.ts";
import { DAYS_DERIVED, publishDays } from "../days/days-derived.ts";
import { startSweep } from "../days/sweep-days.ts";

/** Days that are derived at the same time in one process. */
const CONCURRENCY = 2;
const DAY_MS = 86_400_000;
/** How often the outbox is looked at for what another process, or an earlier one, left in it. */
const RELAY_MS = 5_000;

export type Worker = { close(): Promise<void> };

/**
 * The worker role: derives dirty days and whole pasts as jobs come, sweeps up what no job took,
 * works off the outbox, keeps the partitions and deletes what expired.
 */
export async function startWorker(
  given: PipelineContext,
  { queue, bus }: { queue: QueueDoor; bus: Pick<Bus, "publish"> },
  ownerUrl: string,
): Promise<Worker> {
  const relay = openRelay({
    worker: given.databases.worker,
    handlers: {
      [DAYS_DERIVED]: (message) => publishDays((topic, one) => bus.publish(topic, one), message),
    },
    onFailure: ({ error, ...failure }) =>
      given.log.error({ err: error, ...failure }, "A message of the outbox could not be handled"),
  });
  const ctx = { ...given, wakeOutbox: relay.wake };
  const jobs = await queue.work(DAY_JOBS, (job) => handleDayJob(ctx, job.data), {
    concurrency: CONCURRENCY,
  });
  let isStopping = false;
  const pasts = await queue.work(REDERIVE_JOBS, (job) =>
    handleRederiveJob(ctx, job.data, () => isStopping),
  );
  const sweep = startSweep(ctx);
  const partitions = startPartitionsJob(ownerUrl, (outcome) => {
    if (outcome instanceof Error)
      ctx.log.error({ err: outcome }, "The partitions could not be kept; trying again later");
    else ctx.log.info(outcome, "Partitions were made");
  });
  relay.wake();
  const relaying = setInterval(relay.wake, RELAY_MS);
  const daily = startDaily(ctx, [
    { name: "delete what expired", run: () => deleteExpired(ctx.databases.auth) },
    { name: "delete old visits to websites", run: () => deleteOldSites(ctx) },
  ]);
  return {
    async close() {
      isStopping = true;
      daily.stop();
      clearInterval(relaying);
      await Promise.all([jobs.close(), pasts.close(), sweep.close(), partitions.stop()]);
      await relay.close();
    },
  };
}

type DailyTask = { name: string; run(): Promise<unknown> };

function startDaily(ctx: PipelineContext, tasks: readonly DailyTask[]): { stop(): void } {
  const abort = new AbortController();
  const loop = async () => {
    while (true) {
      for (const { name, run } of tasks) {
        if (abort.signal.aborted) return;
        await run().catch((error: unknown) => {
          // Cut short by the end of the process: the next start takes it up.
          if (!abort.signal.aborted)
            ctx.log.error(
              { err: error, task: name },
              "A daily task failed; it runs again tomorrow",
            );
        });
      }
      await sleep(DAY_MS, undefined, { signal: abort.signal, ref: false });
    }
  };
  loop().catch(() => {
    // Only stop() ends the sleep.
  });
  return { stop: () => abort.abort() };
}
