import { openBullmqScheduler } from "../../platform/scheduler/bullmq-scheduler.ts";

/**
 * A process with one schedule whose run never ends, for tests that kill it: `node
 * schedule-process.ts <url> <name>` writes the name when a run begins.
 */
const [url = "", name = ""] = process.argv.slice(2);
await openBullmqScheduler({ url, connectMs: 20_000 }).work([
  {
    name,
    due: { everySeconds: 1 },
    async run() {
      process.stdout.write(`${name}\n`);
      await new Promise(() => {});
    },
  },
]);
