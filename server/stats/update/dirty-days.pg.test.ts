import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { dueDaysLeft, dueDaysOfLatestMonth } from "../../app/days/dirty-days.store.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { markClean, setAside } from "./dirty-days.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function someone() {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const store = () =>
    storeSessions(fresh, {
      userId,
      deviceId,
      sessions: [NOON, NOON - 86_400, NOON - 40 * 86_400].map((startedAt) =>
        aSession({ startedAt, endedAt: startedAt + 60 }),
      ),
    });
  await store();
  return { userId, store };
}

test("markClean() takes away only days that are still at the revision that was derived", async () => {
  const { userId } = await someone();
  const { worker } = fresh.databases;
  expect(await dueDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19", "2026-11-20"]);
  const revisions = new Map([
    ["2026-11-20", 1],
    ["2026-11-19", 2],
  ]);
  await deriveTransaction(worker, userId, (tx) => markClean(tx, userId, revisions));
  expect(await dueDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19"]);
  expect(await dueDaysLeft(worker, userId)).toBe(2);
});

test("setAside() leaves a day dirty and no longer due, until it is marked anew", async () => {
  const { userId, store } = await someone();
  const { worker } = fresh.databases;
  const aside = (revision: number) =>
    deriveTransaction(worker, userId, (tx) =>
      setAside(tx, userId, new Map([["2026-11-20", revision]]), "too_many_sessions"),
    );
  await aside(1);
  await aside(1);
  expect(await dueDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19"]);
  const dirty = await worker.raw`
    select refused_code from dirty_days where user_id = ${userId} and day = '2026-11-20'`;
  expect([...dirty]).toEqual([{ refused_code: "too_many_sessions" }]);
  await store();
  expect(await dueDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19", "2026-11-20"]);
  // A derivation that read the day before it was marked sets nothing aside.
  await aside(1);
  expect(await dueDaysLeft(worker, userId)).toBe(3);
});
