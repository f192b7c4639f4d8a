import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { mendTimes } from "./mend-times.ts";
import { openQueue } from "./queue.ts";

const PROCESS = fileURLToPath(
  new URL("../../testing/processes/worker-process.ts", import.meta.url),
);
const DAY_MS = 86_400_000;
let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

const open = (onError = () => {}) =>
  openQueue({ url: fresh.workerUrl, onError, connectMs: 20_000 });
/** All times that mendTimes() may change, in milliseconds. */
const times = async () =>
  (
    await owner`
      select value::float8 as ms from bullmq.meta where field = 'stalled-check'
      union all select unnest(array[locked_until_ms, processed_at_ms])::float8
      from bullmq.job where state = 'active'
      union all select process_at_ms::float8 from bullmq.job where state = 'delayed' order by 1`
  )
    .map(({ ms }) => ms as number | null)
    .filter((ms) => ms !== null);
const isAhead = async () => (await times()).some((ms) => ms > Date.now() + DAY_MS / 2);

/** A process whose clock is ahead takes the only job of this queue, and is killed with -9. */
async function aDeadWorker(name: string, aheadMs: number) {
  const dying = spawn(process.execPath, [PROCESS, fresh.workerUrl, name, String(aheadMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(dying.stdout, "data", { signal: AbortSignal.timeout(60_000) });
  await expect
    .poll(() => owner`select from bullmq.meta where queue = ${name} and field = 'stalled-check'`)
    .toHaveLength(1);
  dying.kill("SIGKILL");
  await once(dying, "exit");
}

test("the job of a dead worker whose clock was a day ahead is taken over", async () => {
  const queue = open();
  await queue.add("heirs", [{ key: "left", data: {} }]);
  await aDeadWorker("heirs", DAY_MS);
  expect((await times()).filter((ms) => ms > Date.now() + DAY_MS / 2)).toHaveLength(3);
  await mendTimes({ url: fresh.workerUrl });
  expect(await isAhead()).toBe(false);
  const seen: string[] = [];
  await queue.work("heirs", async ({ key }) => void seen.push(key));
  await expect.poll(() => seen).toEqual(["left"]);
  await queue.close();
}, 120_000);

test("the next attempt of a job that failed while the clock was ahead does not wait for it", async () => {
  const now = Date.now;
  const ahead = vi.spyOn(Date, "now").mockImplementation(() => now() + DAY_MS);
  const failed = Promise.withResolvers<void>();
  const queue = open(() => {
    ahead.mockRestore();
    failed.resolve();
  });
  try {
    let attempts = 0;
    await queue.work("again", async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("planted");
    });
    await queue.add("again", [{ key: "one", data: {} }]);
    await failed.promise;
    expect([attempts, await isAhead()]).toEqual([1, true]);
    await mendTimes({ url: fresh.workerUrl });
    expect(await isAhead()).toBe(false);
    await expect.poll(() => attempts).toBe(2);
  } finally {
    ahead.mockRestore();
    await queue.close();
  }
}, 60_000);

test("times of a process whose clock is a few seconds ahead stay as they are", async () => {
  const queue = open();
  await queue.add("skewed", [{ key: "left", data: {} }]);
  await aDeadWorker("skewed", 5_000);
  const before = await times();
  await mendTimes({ url: fresh.workerUrl });
  expect(await times()).toEqual(before);
  await queue.close();
}, 120_000);
