import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import {
  countingBasis,
  deriving,
  dirtyDaysLeft,
  dirtyDaysOfLatestMonth,
  markClean,
  sessionsBetween,
} from "./derive.store.ts";

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deriving() lets one derivation of a person run at a time, and different people side by side", async () => {
  const [one, two] = [await aPerson(fresh), await aPerson(fresh)];
  const steps: string[] = [];
  const step = (name: string, userId: string) =>
    deriving(fresh.databases.worker, userId, async ({ sql }) => {
      steps.push(`${name} starts`);
      await sql`select pg_sleep(0.2)`;
      steps.push(`${name} ends`);
    });
  await Promise.all([step("a", one.userId), step("a", one.userId), step("b", two.userId)]);
  expect(steps.filter((line) => line.startsWith("a"))).toEqual([
    "a starts",
    "a ends",
    "a starts",
    "a ends",
  ]);
  expect(steps.indexOf("b starts")).toBeLessThan(3);
});

test("countingBasis() gives settings and the revisions of dirty days, defaults and none otherwise", async () => {
  const { userId } = await aPerson(fresh, { settings: { gap_minutes: 7 } });
  await storeSessions(fresh, {
    userId,
    deviceId: await aDevice(fresh, { userId }),
    sessions: [aSession()],
  });
  const days = ["2026-11-19", "2026-11-20"];
  const basis = await deriving(fresh.databases.worker, userId, (tx) =>
    countingBasis(tx, userId, days),
  );
  expect(basis).toMatchObject({
    settings: { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 7, awayMinutes: 2 },
    revisions: new Map([["2026-11-20", 1]]),
  });
  const nobody = "00000000-0000-4000-8000-000000000000";
  const none = await deriving(fresh.databases.worker, nobody, (tx) =>
    countingBasis(tx, nobody, days),
  );
  expect(none).toMatchObject({
    settings: { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 },
    revisions: new Map(),
  });
});

test("sessionsBetween() gives whole sessions in order, the upper bound not included", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const sessions = [60, 0, 120].map((later) =>
    aSession({ startedAt: NOON + later, endedAt: NOON + later + 30 }),
  );
  await storeSessions(fresh, { userId, deviceId, sessions });
  const found = await deriving(fresh.databases.worker, userId, (tx) =>
    sessionsBetween(tx, userId, NOON, NOON + 120),
  );
  expect(found.map(({ id }) => id)).toEqual([sessions[1]?.id, sessions[0]?.id]);
  expect(sessions[1]).toMatchObject(
    found.map(({ focusScore: _focusScore, deviceId: _deviceId, ...session }) => session)[0] ?? {},
  );
});

test("markClean() takes away only days that are still at the revision that was derived", async () => {
  const { userId } = await aPerson(fresh);
  const at = [NOON, NOON - 86_400, NOON - 40 * 86_400];
  await storeSessions(fresh, {
    userId,
    deviceId: await aDevice(fresh, { userId }),
    sessions: at.map((startedAt) => aSession({ startedAt, endedAt: startedAt + 60 })),
  });
  const worker = fresh.databases.worker;
  expect(await dirtyDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19", "2026-11-20"]);
  await deriving(worker, userId, (tx) =>
    markClean(
      tx,
      userId,
      new Map([
        ["2026-11-20", 1],
        ["2026-11-19", 2],
      ]),
    ),
  );
  expect(await dirtyDaysOfLatestMonth(worker, userId)).toEqual(["2026-11-19"]);
  expect(await dirtyDaysLeft(worker, userId)).toBe(2);
});
