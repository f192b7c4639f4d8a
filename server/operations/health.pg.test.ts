import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, storeSessions } from "../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../testing/fresh-database.ts";
import { databaseProbes, type DatabaseProbes } from "./health.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
let health: DatabaseProbes;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  health = databaseProbes(fresh.workerUrl);
});
afterAll(async () => {
  await health.close();
  await owner.end();
  await fresh.close();
});

test("a fresh database is ready in every point", async () => {
  expect(await health.probes.database()).toMatchObject({ state: "ok", detail: expect.stringMatching(/^PostgreSQL \d+/) });
  expect(await health.probes.partitions()).toEqual({ state: "ok", detail: "the coming months are ready" });
  expect(await health.probes.derivation()).toEqual({ state: "ok", detail: "every day is derived" });
});

test("rows in the default partition, and months that are missing, are told", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, { userId, deviceId, sessions: [aSession({ startedAt: 1_617_000_000 })] });
  expect(await health.probes.partitions()).toMatchObject({ state: "degraded", detail: expect.stringContaining("default partition") });
  const next = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 2, 1)).toISOString().slice(0, 7).replace("-", "_");
  await owner`drop table ${owner(`coding_sessions_${next}`)}`;
  expect(await health.probes.partitions()).toMatchObject({ state: "degraded", detail: expect.stringContaining("no partition") });
});

test("days that wait for long are told", async () => {
  expect(await health.probes.derivation()).toMatchObject({ state: "ok" });
  await owner`update dirty_days set marked_at = now() - interval '10 minutes'`;
  expect(await health.probes.derivation()).toMatchObject({ state: "degraded", detail: expect.stringContaining("is a worker running") });
});

test("a database that is gone is no answer", async () => {
  const gone = databaseProbes("postgres://nobody:x@127.0.0.1:1/none");
  await expect(gone.probes.database()).rejects.toThrow();
  await gone.close();
});
