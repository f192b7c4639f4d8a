import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

const MAIN = fileURLToPath(new URL("../../main.ts", import.meta.url));
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

/** The server as a process of its own, with the worker role; its log so far by `said`. */
function aWorker() {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env["PATH"],
      ROLES: "worker",
      DATABASE_URL: fresh.ownerUrl,
      SECRET: "secret of the tests, long enough for all",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return {
    said: () =>
      text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as { msg: string; task?: string }),
    async stop() {
      const ended = once(child, "close");
      child.kill("SIGTERM");
      expect(await ended).toEqual([0, null]);
    },
  };
}
const schedules = async () =>
  (await owner`select scheduler_id as name from bullmq.scheduler order by 1`).map(
    ({ name }) => name,
  );

test("each scheduled task runs in one of two workers, also if due while none ran", async () => {
  const first = aWorker();
  await expect
    .poll(schedules)
    .toEqual([
      "delete-expired",
      "delete-given-up",
      "delete-old-sites",
      "keep-partitions",
      "sweep-days",
      "work-off-outbox",
    ]);
  await first.stop();

  const gone = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 3, 1));
  await owner`drop table ${owner(`coding_sessions_${gone.toISOString().slice(0, 7).replace("-", "_")}`)}`;
  await owner`
    update bullmq.job set process_at_ms = process_at_ms - 86400000
    where queue = 'schedule' and state = 'delayed'`;
  const both = [aWorker(), aWorker()];
  const tasks = () =>
    both
      .flatMap(({ said }) => said())
      .filter(({ msg }) => msg === "A daily task ran" || msg === "Partitions were made")
      .map(({ msg, task }) => task ?? msg)
      .toSorted();
  const each = ["Partitions were made", "delete-expired", "delete-given-up", "delete-old-sites"];
  await expect.poll(tasks).toEqual(each);
  // Both processes have been through several rounds of the sweep by then.
  await sleep(6_000);
  expect(tasks()).toEqual(each);
  await Promise.all(both.map((worker) => worker.stop()));
});
