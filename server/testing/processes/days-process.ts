import { startWorker } from "../../app/boot/worker.ts";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { systemClock } from "../../platform/clock.ts";
import { openDatabases } from "../../platform/database/db.ts";
import type { RoleUrls } from "../../platform/database/roles.ts";
import { openLog } from "../../platform/log.ts";
import { openQueue } from "../../platform/queue/queue.ts";
import { openBullmqScheduler } from "../../platform/scheduler/bullmq-scheduler.ts";

/**
 * The worker role in its own process, for tests that kill it: `node days-process.ts <role urls and
 * the owner's as JSON>`.
 */
const urls = JSON.parse(process.argv[2] ?? "{}") as RoleUrls & { ownerUrl: string };
const url = urls.workerUrl;
await startWorker(
  {
    databases: openDatabases({ ...urls, waitMs: 20_000 }),
    clock: systemClock,
    log: openLog("error"),
  },
  {
    queue: openQueue({ url, connectMs: 20_000 }),
    scheduler: openBullmqScheduler({ url, connectMs: 20_000 }),
    bus: openPostgresBus({ url }),
  },
  urls.ownerUrl,
);
