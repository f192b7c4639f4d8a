import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@streakline/drizzle/migrate.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../app/boot/config.ts";
import { startUp } from "../app/boot/start-up.ts";
import { type EmbeddedPostgres, ensurePostgres } from "../platform/embedded/embedded-postgres.ts";
import { openLog } from "../platform/log.ts";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { aPerson } from "../testing/builders.ts";
import { status } from "./status.ts";

let admin: AdminTools;
let dataDir: string;
/** A database that keeps what it commits; that of the tests does not, and is degraded therefore. */
let durable: EmbeddedPostgres;
beforeAll(async () => {
  admin = await adminTools();
  dataDir = await mkdtemp(join(tmpdir(), "streakline-status-"));
  durable = await ensurePostgres({ dataDir });
  await migrate(durable.ownerUrl);
});
afterAll(async () => {
  await durable.stop();
  await rm(dataDir, { recursive: true });
  await admin.close();
});

/** What status() prints, with its verdict. A part may not answer in time on a busy machine. */
async function printed(): Promise<string> {
  admin.output();
  const isWell = await status({ ...admin.tools, workerUrl: durable.ownerUrl });
  return `${admin.output()}\nall is well: ${isWell}`;
}

test("status says what is held and how every part is", async () => {
  await aPerson(admin.server.fresh);
  await expect
    .poll(() => printed())
    .toMatch(/schedules: degraded, nothing is scheduled[^]*all is well: false/);
  const due = { cron: "0 3 * * *", timeZone: "UTC" };
  await admin.tools.scheduler.work([{ name: "daily", due, run: async () => {} }]);
  let output = "";
  await expect.poll(async () => (output = await printed())).toMatch(/all is well: true/);
  expect(output).toMatch(
    /People 1, devices 0[^]*never[^]*records: 0 in 24 hours, 0 in 7 days[^]*database: ok, PostgreSQL/,
  );
  expect(output).toMatch(/PostgreSQL[^]*derivation: ok[^]*queue: ok, 0 waiting[^]*schedules: ok/);
});

test("status says of every part what /readyz says, in the same order", async () => {
  const config = {
    ...readConfig({ PORT: "0" }),
    databaseUrl: admin.server.fresh.ownerUrl,
    secret: "secret of the tests",
  };
  const running = await startUp({ config, log: openLog("silent"), report: () => {} });
  let checks: Record<string, { state: string; detail: string }> = {};
  // On a busy machine the first connection of a part may take longer than /readyz waits for it.
  await expect
    .poll(async () => {
      const ready = await fetch(`${running.url}/readyz`);
      ({ checks } = (await ready.json()) as { checks: typeof checks });
      return Object.values(checks).map(({ state, detail }) => `${state}: ${detail}`);
    })
    .not.toContainEqual(expect.stringMatching(/^down|compared/));
  admin.output();
  await status(admin.tools);
  const parts = Object.entries(checks).map(
    ([name, { state, detail }]) => `${name}: ${state}, ${detail}`,
  );
  expect(admin.output().split("\n").slice(-parts.length)).toEqual(parts);
  expect(parts.at(-1)).toMatch(/^timeZones: ok, /);
  await running.close();
});

test("a part that does not answer is down, and the others are still told", async () => {
  const queue = { ...admin.tools.queue, depth: () => Promise.reject(new Error("gone")) };
  const tools = { ...admin.tools, workerUrl: durable.ownerUrl, queue };
  expect(await status(tools)).toBe(false);
  expect(admin.output()).toMatch(/derivation: ok[^]*queue: down, does not answer[^]*schedules: ok/);
});

test("status is not well while days wait that nobody derives", async () => {
  const { userId } = await aPerson(admin.server.fresh);
  await admin.server.fresh.databases.worker.raw`insert into dirty_days (user_id, day, marked_at)
      values (${userId}, '2026-11-20', now() - interval '1 hour')`;
  expect(await status(admin.tools)).toBe(false);
  expect(admin.output()).toContain("derivation: degraded");
});
