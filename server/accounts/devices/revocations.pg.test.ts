import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { openDatabases } from "../../platform/database/db.ts";
import { aWayTo } from "../../testing/a-way-to.ts";
import { aDevice, aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { openRevocations } from "./revocations.ts";

let fresh: FreshDatabase;
let userId: string;
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ userId } = await aPerson(fresh));
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(() => fresh.close());

/** A machine that is busy with other tests connects slowly. */
const WAITS = { caughtUpMs: 500, answerMs: 10_000 };
const log = { debug() {}, info() {}, warn() {}, error() {} };
const device = () => aDevice(fresh, { userId });
const markRevoked = (id: string, ago = "0") =>
  fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${userId}, true)`;
    await sql`update devices set revoked_at = now() - ${ago}::interval where id = ${id}`;
  });

/** What another process knows, by way of a bus of its own. */
async function aProcess(url = fresh.workerUrl) {
  const bus = openPostgresBus({ url, waits: WAITS });
  undo.push(() => bus.close());
  const revocations = await openRevocations(fresh.databases.worker, bus, log);
  undo.push(() => revocations.stop());
  return revocations;
}
/** Milliseconds until `isTrue`, ten seconds at most. */
async function timeUntil(isTrue: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isTrue()) && performance.now() - began < 10_000);
  return performance.now() - began;
}

test("what was revoked before the start is known, as long as a token may still be valid", async () => {
  const [before, long, live] = [await device(), await device(), await device()];
  await markRevoked(before, "1 minute");
  await markRevoked(long, "1 day");
  const { isRevoked } = await aProcess();
  expect(await Promise.all([before, long, live].map(isRevoked))).toEqual([true, false, false]);
});

test("a revocation holds at once here, and within a second in every other process", async () => {
  const id = await device();
  const [here, there] = [await aProcess(), await aProcess()];
  expect([await here.isRevoked(id), await there.isRevoked(id)]).toEqual([false, false]);
  await markRevoked(id);
  const told = here.add(id);
  expect(await here.isRevoked(id)).toBe(true);
  await told;
  // A second, and as much again for a machine that is busy with other tests.
  expect(await timeUntil(() => there.isRevoked(id))).toBeLessThan(2_000);
});

test("a start waits for a database that cannot be reached yet", async () => {
  const way = await aWayTo(fresh.workerUrl);
  undo.push(() => way.close());
  await way.away();
  const bus = openPostgresBus({ url: way.url, waits: { caughtUpMs: 500, answerMs: 200 } });
  undo.push(() => bus.close());
  const opening = openRevocations(fresh.databases.worker, bus, log);
  await expect(bus.publish("any", 1)).rejects.toMatchObject({ code: "unavailable" });
  await way.back();
  const revocations = await opening;
  expect(await revocations.isRevoked(await device())).toBe(false);
});

test("without the bus each check asks the database; once it is back, nothing is missed", async () => {
  const way = await aWayTo(fresh.workerUrl);
  undo.push(() => way.close());
  const there = await aProcess(way.url);
  const here = await aProcess();
  const [revoked, live] = [await device(), await device()];
  await way.away();
  await markRevoked(revoked);
  await here.add(revoked);
  expect([await there.isRevoked(revoked), await there.isRevoked(live)]).toEqual([true, false]);
  await way.back();
  await expect.poll(() => there.isRevoked(live)).toBe(false);
  expect(await there.isRevoked(revoked)).toBe(true);
});

test("a connection that died without a word hides no revocation for longer than a second", async () => {
  const way = await aWayTo(fresh.workerUrl);
  undo.push(() => way.close());
  const there = await aProcess(way.url);
  const here = await aProcess();
  const id = await device();
  expect(await there.isRevoked(id)).toBe(false);
  way.silence(true);
  await markRevoked(id);
  await here.add(id);
  // 500 ms in which what was heard counts as current, and 500 ms for the bus to answer.
  expect(await timeUntil(() => there.isRevoked(id))).toBeLessThan(2_000);
});

test("when neither the bus nor the database answers, a check refuses instead of letting in", async () => {
  const way = await aWayTo(fresh.workerUrl);
  undo.push(() => way.close());
  const databases = openDatabases({ ...fresh, workerUrl: way.url });
  undo.push(() => databases.close());
  const bus = openPostgresBus({ url: way.url, waits: WAITS });
  undo.push(() => bus.close());
  const revocations = await openRevocations(databases.worker, bus, log);
  await way.away();
  await expect(revocations.isRevoked(randomUUID())).rejects.toMatchObject({ code: "unavailable" });
  await expect(revocations.add(randomUUID())).rejects.toMatchObject({ code: "unavailable" });
  await way.back();
  await expect.poll(() => revocations.add(randomUUID()).then(() => "told")).toBe("told");
});
