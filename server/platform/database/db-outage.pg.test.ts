import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@streakline/drizzle/migrate.ts";
import { asUser, asUserPipelined, asWorker, type Databases, openDatabases } from "./db.ts";
import { postmasterFile } from "../embedded/postmaster-file.ts";
import { type EmbeddedPostgres, ensurePostgres } from "../embedded/embedded-postgres.ts";
import { ensureRoles } from "./roles.ts";

const ALICE = "00000000-0000-4000-8000-00000000000a";
let dataDir: string;
let server: EmbeddedPostgres;
let databases: Databases;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "streakline-outage-"));
  server = await ensurePostgres({ dataDir });
  await migrate(server.ownerUrl);
  databases = openDatabases(await ensureRoles(server.ownerUrl, "secret"));
});
afterAll(async () => {
  await databases.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const everyWay = () => [
  asUser(databases.app, ALICE, async (tx) => await tx.execute(sql`select 1 as one`)),
  asUserPipelined(databases.app.raw, ALICE, (c) => [c`select 1 as one`]),
  asWorker(databases.worker, async (tx) => await tx.execute(sql`select 1 as one`)),
];
const isServing = async () =>
  (await Promise.allSettled(everyWay())).every((one) => one.status === "fulfilled");
const postmaster = () => postmasterFile(join(dataDir, "pg18/data"))?.pid ?? 0;
/** The server and all its workers. */
const everyProcess = () => [
  postmaster(),
  ...spawnSync("ps", ["-o", "pid=", "--ppid", String(postmaster())], { encoding: "utf8" })
    .stdout.split("\n")
    .map(Number)
    .filter((pid) => pid > 0),
];

test("while the database is gone all is refused as unavailable, then served again", async () => {
  expect(await isServing()).toBe(true);
  for (const pid of everyProcess()) process.kill(pid, "SIGKILL");
  const outcomes = await Promise.allSettled(everyWay());
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ code: "unavailable" });
  expect(outcomes.some((outcome) => outcome.status === "rejected")).toBe(true);
  await expect.poll(isServing).toBe(true);
});

test("while the database hangs callers wait a bounded time, and it serves again afterwards", async () => {
  expect(await isServing()).toBe(true);
  const stopped = everyProcess();
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  try {
    const asked = Array.from(
      { length: 600 },
      async () => await asUser(databases.app, ALICE, async (tx) => await tx.execute(sql`select 1`)),
    );
    const outcomes = await Promise.allSettled(asked);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
    expect(databases.app.semaphore.load().waiting).toBe(0);
    expect(databases.app.semaphore.load().held).toBeLessThanOrEqual(8);
  } finally {
    for (const pid of stopped) process.kill(pid, "SIGCONT");
  }
  await expect.poll(isServing).toBe(true);
  await expect.poll(() => databases.app.semaphore.load()).toEqual({ held: 0, waiting: 0 });
});
