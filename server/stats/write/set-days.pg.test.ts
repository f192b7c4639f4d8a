import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aPerson, aSession, NOON } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveDay } from "../derive/derive-day.ts";
import { setDailyStats } from "./set-days.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const SETTINGS = { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 };
const deviceId = "0197a000-0000-4000-8000-000000000000";
const aDay = (day: string, seconds: number) =>
  deriveDay(
    day,
    seconds === 0
      ? []
      : [{ ...aSession({ startedAt: NOON, endedAt: NOON + seconds }), deviceId }].map((one) => {
          const later = (Date.parse(day) - Date.parse("2026-11-20")) / 1_000;
          return { ...one, startedAt: one.startedAt + later, endedAt: one.endedAt + later };
        }),
    SETTINGS,
  );
const rowsOf = async (userId: string) =>
  (
    await fresh.databases.worker.raw`
      select date::text as day, coding_time_seconds as seconds, xmin::text
      from daily_stats where user_id = ${userId} order by date`
  ).map((row) => ({ ...row }));

test("setDailyStats() sets days, deletes empty ones, and leaves equal rows alone", async () => {
  const { userId } = await aPerson(fresh);
  const set = (days: [string, number][]) =>
    deriveTransaction(fresh.databases.worker, userId, (tx) =>
      setDailyStats(
        tx,
        userId,
        days.map(([day, seconds]) => aDay(day, seconds)),
      ),
    );
  await set([
    ["2026-11-20", 60],
    ["2026-11-21", 90],
  ]);
  const [first, second] = await rowsOf(userId);
  expect([first, second]).toMatchObject([{ seconds: 60 }, { seconds: 90 }]);
  await set([
    ["2026-11-20", 60],
    ["2026-11-21", 0],
  ]);
  expect(await rowsOf(userId)).toEqual([first]);
});
