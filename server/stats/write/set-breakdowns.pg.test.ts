import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aPerson, aSession, NOON } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveDay } from "../derive/derive-day.ts";
import { setDayBreakdowns, setMonthBreakdowns } from "./set-breakdowns.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const SETTINGS = { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 };
const deviceId = "0197a000-0000-4000-8000-000000000000";

test("setMonthBreakdowns() folds cells of days into one row with its days and branches", async () => {
  const { userId } = await aPerson(fresh);
  const sessions = [
    aSession({ startedAt: NOON - 86_400, endedAt: NOON - 86_400 + 30, branch: "main" }),
    aSession({ startedAt: NOON, endedAt: NOON + 60, branch: "main" }),
    aSession({ startedAt: NOON + 7_200, endedAt: NOON + 7_290, branch: "next" }),
  ].map((session) => ({ ...session, deviceId }));
  const set = (given: typeof sessions) =>
    deriveTransaction(fresh.databases.worker, userId, async (tx) => {
      const days = ["2026-11-19", "2026-11-20"].map((day) => deriveDay(day, given, SETTINGS));
      await setDayBreakdowns(tx, userId, days);
      await setMonthBreakdowns(tx, userId, "2026-11-01");
    });
  await set(sessions);
  const { raw } = fresh.databases.worker;
  const cells = () => raw`select from day_breakdowns where user_id = ${userId}`;
  const months = () => raw`
    select seconds, days, day_seconds, branches, branch_seconds, keystrokes::int
    from month_breakdowns where user_id = ${userId}`;
  expect(await cells()).toHaveLength(3);
  expect([...(await months())]).toEqual([
    {
      seconds: 180,
      days: [19, 20],
      day_seconds: [30, 150],
      branches: ["main", "next"],
      branch_seconds: [90, 90],
      keystrokes: 30,
    },
  ]);
  await set([]);
  expect([await cells(), await months()]).toEqual([[], []]);
});
