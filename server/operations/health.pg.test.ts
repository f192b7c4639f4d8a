import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensurePostgres } from "../platform/embedded/embedded-postgres.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../testing/fresh-database.ts";
import { databaseProbes, type DatabaseProbes } from "./health.store.ts";
import { keepPartitions } from "./partitions.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
let health: DatabaseProbes;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  // What the checks find is asked here, not how quick a busy machine is.
  health = databaseProbes(fresh.workerUrl, 60_000);
});
afterAll(async () => {
  await health.close();
  await owner.end();
  await fresh.close();
});

test("a database of the product's own serves, and keeps what it commits", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "streakline-health-"));
  const own = await ensurePostgres({ dataDir });
  const { probes, close } = databaseProbes(own.ownerUrl, 60_000);
  try {
    expect(await probes.database()).toMatchObject({
      state: "ok",
      detail: expect.stringMatching(/^PostgreSQL [\d.]+$/),
    });
  } finally {
    await close();
    await own.stop();
    await rm(dataDir, { recursive: true });
  }
});

test("a database that may lose commits is told: the one of the tests forgets on purpose", async () => {
  const [row] = await owner`select current_setting('fsync') as fsync`;
  expect(await health.probes.database()).toMatchObject(
    row?.["fsync"] === "on"
      ? { state: "ok" }
      : { state: "degraded", detail: expect.stringContaining("set fsync") },
  );
});

test("a fresh database has its partitions, and nothing to derive", async () => {
  expect(await health.probes.partitions()).toEqual({
    state: "ok",
    detail: "the coming months are ready",
  });
  expect(await health.probes.derivation()).toEqual({ state: "ok", detail: "all days are derived" });
});

/** A session, and a visit beside it, at a time that has no partition of its own. */
async function storeStrays(startedAt: number): Promise<void> {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, { userId, deviceId, sessions: [aSession({ startedAt })] });
  await owner`
    insert into website_sessions (user_id, session_start, session_end, device_id, batch_id, domain)
    select user_id, session_start, session_end, device_id, batch_id, 'mozilla.org'
      from coding_sessions where user_id = ${userId}`;
}
const STRAY = { state: "degraded", detail: expect.stringContaining("default partition") };
const READY = { state: "ok" };

test.each(["coding_sessions", "website_sessions"])(
  "rows in the default partition of %s are told, pages without rows are not",
  async (table) => {
    const other = table === "coding_sessions" ? "website_sessions" : "coding_sessions";
    // Before every month, in a gap between two of them, and after the last one.
    await storeStrays(1_617_000_000);
    await keepPartitions(fresh.ownerUrl);
    await owner`delete from coding_sessions`;
    await owner`delete from website_sessions`;
    for (const startedAt of [
      1_585_000_000,
      1_650_000_000,
      Math.floor(Date.now() / 1_000) + 500 * 86_400,
    ]) {
      await storeStrays(startedAt);
      await owner`delete from ${owner(other)}`;
      expect(await health.probes.partitions()).toMatchObject(STRAY);
      await owner`delete from ${owner(table)}`;
      expect(await health.probes.partitions()).toMatchObject(READY);
    }
  },
);

test.each(["coding_sessions", "website_sessions"])(
  "a month of %s that is missing is told",
  async (table) => {
    const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 2, 1))
      .toISOString()
      .slice(0, 7)
      .replace("-", "_");
    await owner`drop table ${owner(`${table}_${next}`)}`;
    expect(await health.probes.partitions()).toMatchObject({
      state: "degraded",
      detail: expect.stringContaining("no partition"),
    });
    await keepPartitions(fresh.ownerUrl);
    expect(await health.probes.partitions()).toMatchObject(READY);
  },
);

test("days that wait for long are told", async () => {
  await storeStrays(NOON);
  expect(await health.probes.derivation()).toMatchObject({ state: "ok" });
  await owner`update dirty_days set marked_at = now() - interval '10 minutes'`;
  expect(await health.probes.derivation()).toMatchObject({
    state: "degraded",
    detail: expect.stringContaining("is a worker running"),
  });
});

test("a database that is gone is no answer", async () => {
  const gone = databaseProbes("postgres://nobody:x@127.0.0.1:1/none");
  await expect(gone.probes.database()).rejects.toThrow();
  await gone.close();
});

test("a day that is set aside is told, and no longer counted as waiting", async () => {
  await owner`delete from dirty_days`;
  const { userId } = await aPerson(fresh);
  await owner`
    insert into dirty_days (user_id, day, revision, marked_at, refused_revision, refused_code)
    values (${userId}, '2026-11-20', 3, now() - interval '1 hour', 3, 'too_many_sessions')`;
  expect(await health.probes.derivation()).toMatchObject({
    state: "degraded",
    detail: expect.stringMatching(/^1 days are set aside/),
  });
  await owner`update dirty_days set revision = 4, marked_at = now()`;
  expect(await health.probes.derivation()).toEqual({
    state: "ok",
    detail: "1 days wait to be derived",
  });
});

test("messages of the outbox are told when they fail, or wait for longer than a worker needs", async () => {
  expect(await health.probes.outbox()).toEqual({ state: "ok", detail: "every message is out" });
  const { userId } = await aPerson(fresh);
  await owner`insert into outbox (user_id, kind, payload) values (${userId}, 'days_derived', '{}')`;
  expect(await health.probes.outbox()).toEqual({ state: "ok", detail: "1 messages wait" });
  await owner`update outbox set attempts = 2`;
  expect(await health.probes.outbox()).toMatchObject({
    state: "degraded",
    detail: expect.stringContaining("1 of them failed"),
  });
  await owner`update outbox set attempts = 0, created_at = now() - interval '10 minutes'`;
  expect(await health.probes.outbox()).toMatchObject({
    state: "degraded",
    detail: expect.stringContaining("is a worker running?"),
  });
});
