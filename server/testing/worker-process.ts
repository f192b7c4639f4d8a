import { openQueue } from "../platform/queue/queue.ts";

/**
 * A worker that takes jobs and never ends one, for tests that kill it: `node worker-process.ts
 * <url> <queue>` writes each key it starts.
 */
const [url = "", name = ""] = process.argv.slice(2);
await openQueue({ url }).work(name, async ({ key }) => {
  process.stdout.write(`${key}\n`);
  await new Promise(() => {});
});
setInterval(() => {}, 60_000);
