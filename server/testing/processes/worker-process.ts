import { openQueue } from "../../platform/queue/queue.ts";

/**
 * A worker whose jobs never end, for tests that kill it: `node worker-process.ts <url> <queue>`
 * prints the key of each job it starts.
 */
const [url = "", name = ""] = process.argv.slice(2);
await openQueue({ url, connectMs: 20_000 }).work(name, async ({ key }) => {
  process.stdout.write(`${key}\n`);
  await new Promise(() => {});
});
setInterval(() => {}, 60_000);
