import { openQueue } from "../../platform/queue/queue.ts";

/**
 * A worker whose jobs never end, for tests that kill it: `node worker-process.ts <url> <queue>
 * [ahead]` prints the key of each job it starts. Its clock is ahead by so many milliseconds.
 */
const [url = "", name = "", ahead = "0"] = process.argv.slice(2);
const now = Date.now;
Date.now = () => now() + Number(ahead);
await openQueue({ url, connectMs: 20_000 }).work(name, async ({ key }) => {
  process.stdout.write(`${key}\n`);
  await new Promise(() => {});
});
setInterval(() => {}, 60_000);
