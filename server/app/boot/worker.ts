import { deleteExpired } from "../../accounts/sign-in/tidy.store.ts";
import { keepPartitions } from "../../operations/partitions.store.ts";
import type { Bus } from "../../platform/bus/bus.ts";
import { deleteGivenUp } from "../../platform/outbox/delete-given-up.ts";
import { openRelay } from "../../platform/outbox/relay.ts";
import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Schedule, Scheduler } from "../../platform/scheduler/scheduler.ts";
import {
  DAY_JOBS,
  handleDayJob,
  handleRederiveJob,
  type PipelineContext,
  REDERIVE_JOBS,
} from "../days/batch-pipeline.ts";
import { deleteOldSites } from "../days/delete-old-sites.ts";
import { DAYS_DERIVED, publishDays } from "../days/days-derived.ts";
import { sweeper } from "../days/sweep-days.ts";

/** Days that are derived at the same time in one process. */
const CONCURRENCY = 2;

export type Worker = { close(): Promise<void> };

type Doors = { queue: QueueDoor; scheduler: Scheduler; bus: Pick<Bus, "publish"> };

/**
 * The worker role: derives dirty days and whole pasts as jobs, works off the outbox, and runs the
 * scheduled tasks. Close it before the queue and the scheduler.
 */
export async function startWorker(
  given: PipelineContext,
  { queue, scheduler, bus }: Doors,
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
  let isStopping = false;
  const jobs = await queue.work(
    DAY_JOBS,
    ({ key, data }) => handleDayJob(ctx, data, () => queue.add(DAY_JOBS, [{ key, data }])),
    { concurrency: CONCURRENCY },
  );
  const pasts = await queue.work(REDERIVE_JOBS, ({ key, data }) =>
    handleRederiveJob(
      ctx,
      data,
      () => queue.add(REDERIVE_JOBS, [{ key, data }]),
      () => isStopping,
    ),
  );
  relay.wake();
  await scheduler.work(schedulesOf(ctx, ownerUrl));
  return {
    async close() {
      isStopping = true;
      await Promise.all([jobs.close(), pasts.close()]);
      await relay.close();
    },
  };
}

/**
 * All scheduled tasks. The sweep derives dirty days that no job took. Daily tasks run at night, or
 * at the next start if no worker ran at night.
 */
function schedulesOf(ctx: PipelineContext, ownerUrl: string): Schedule[] {
  const { sweep } = sweeper(ctx);
  const nightly = (name: string, cron: string, work: Schedule["run"]): Schedule => ({
    name,
    due: { cron, timeZone: "UTC" },
    async run(signal) {
      const done = await work(signal);
      ctx.log.info({ task: name, done }, "A daily task ran");
    },
  });
  return [
    { name: "sweep-days", due: { everySeconds: 5 }, run: sweep },
    {
      // Messages that another process, or an earlier one, left in the outbox.
      name: "work-off-outbox",
      due: { everySeconds: 5 },
      run: async () => ctx.wakeOutbox?.(),
    },
    {
      name: "keep-partitions",
      due: { everySeconds: 6 * 3_600 },
      async run() {
        const kept = await keepPartitions(ownerUrl);
        if (kept.created.length > 0) ctx.log.info(kept, "Partitions were made");
      },
    },
    nightly("delete-expired", "10 3 * * *", async () => ({
      rows: await deleteExpired(ctx.databases.auth),
    })),
    nightly("delete-old-sites", "20 3 * * *", (signal) => deleteOldSites(ctx, signal)),
    nightly("delete-given-up", "30 3 * * *", async () => ({
      messages: await deleteGivenUp(ctx.databases.worker),
    })),
  ];
}
