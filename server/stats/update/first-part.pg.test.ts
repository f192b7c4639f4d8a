import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { firstPart } from "./first-part.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const HOUR = 3_600;

test("firstPart() ends before the day that would be too much, in the person's days", async () => {
  // Noon in UTC is already the next day there.
  const { userId } = await aPerson(fresh, { settings: { time_zone: "Pacific/Kiritimati" } });
  const deviceId = await aDevice(fresh, { userId });
  const counts = [3, 2, 4, 1];
  const sessions = counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, index) =>
      aSession({ startedAt: NOON + (day * 24 + index) * HOUR }),
    ),
  );
  await storeSessions(fresh, { userId, deviceId, sessions });
  const days = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
  const part = (from: number, max: number) =>
    deriveTransaction(fresh.databases.worker, userId, (tx) =>
      firstPart(tx, userId, days.slice(from), max),
    );
  expect(await part(0, 5)).toEqual(days.slice(0, 2));
  expect(await part(0, 4)).toEqual(days.slice(0, 1));
  expect(await part(2, 4)).toEqual(days.slice(2, 3));
  expect(await part(2, 3)).toEqual(days.slice(2, 3));
  expect(await part(0, 10)).toEqual(days);
  expect(await part(4, 10)).toEqual([]);
});
