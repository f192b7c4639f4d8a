import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { expect, test } from "vitest";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { queueContract } from "../../testing/contracts/queue-contract.ts";
import { openQueue } from "./queue.ts";

const PROCESS = fileURLToPath(
  new URL("../../testing/processes/worker-process.ts", import.meta.url),
);

queueContract("BullMQ on PostgreSQL", async () => {
  const fresh = await freshDatabase();
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  return {
    open: (onError) => openQueue({ url: fresh.workerUrl, onError, connectMs: 20_000 }),
    openNowhere: () => openQueue({ url: "postgres://nobody:x@127.0.0.1:1/none" }),
    async cut() {
      await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
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

test("connections are bounded: two for a name, four for a worker", async () => {
  const fresh = await freshDatabase();
  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  const count = async () => {
    const [row] = await owner`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and usename like '%worker_login'
        and pid <> pg_backend_pid()`;
    return Number(row?.["n"]);
  };
  const before = await count();
  await queue.work("bounded", async () => {}, { concurrency: 20 });
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => queue.add("bounded", [{ key: String(n), data: {} }])),
  );
  await expect.poll(async () => (await queue.depth("bounded")).waiting).toBe(0);
  expect((await count()) - before).toBeLessThanOrEqual(6);
  await owner.end();
  await queue.close();
  await fresh.close();
});
