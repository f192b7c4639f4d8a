import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { schedulerContract } from "../../testing/contracts/scheduler-contract.ts";
import { openBullmqScheduler } from "./bullmq-scheduler.ts";

const PROCESS = fileURLToPath(
  new URL("../../testing/processes/schedule-process.ts", import.meta.url),
);

schedulerContract("BullMQ on PostgreSQL", async () => {
  const fresh = await freshDatabase();
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  return {
    open: (onError = () => {}) =>
      openBullmqScheduler({ url: fresh.workerUrl, onError, connectMs: 20_000, mendMs: 1_000 }),
    openNowhere: () => openBullmqScheduler({ url: "postgres://nobody:x@127.0.0.1:1/none" }),
    async makeDue(name) {
      await owner`
        update bullmq.job set process_at_ms = extract(epoch from now()) * 1000 - 60000
        where queue = 'schedule' and scheduler_id = ${name} and state = 'delayed'`;
    },
    spawnHanging: (name) =>
      spawn(process.execPath, [PROCESS, fresh.workerUrl, name], {
        stdio: ["ignore", "pipe", "inherit"],
      }),
    async stop() {
      await owner.end();
      await fresh.close();
    },
  };
});
