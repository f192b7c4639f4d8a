import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";

let fresh: FreshDatabase;
let now = NOON + 3_600;
let callAs: ReturnType<typeof callersOn>;

beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => now });
});
afterAll(() => fresh.close());

describe("stats.today", () => {
  test("gives a device the day's total over all devices, before and after it is derived", async () => {
    const { userId } = await aPerson(fresh);
    const [laptop, desktop] = [await aDevice(fresh, { userId }), await aDevice(fresh, { userId })];
    await storeSessions(fresh, {
      userId,
      deviceId: laptop,
      sessions: [aSession({ startedAt: NOON, endedAt: NOON + 300 })],
    });
    // overlaps by a minute, then a gap of five minutes
    const sessions = [
      aSession({ startedAt: NOON + 240, endedAt: NOON + 400 }),
      aSession({ startedAt: NOON + 700, endedAt: NOON + 800 }),
    ];
    await storeSessions(fresh, { userId, deviceId: desktop, sessions });
    const before = TodayAnswer.parse(await callAs({ userId, deviceId: laptop }).stats.today());
    expect(before).toEqual({
      day: "2026-11-20",
      secondsTotal: 800,
      asOf: now,
      timeZone: "UTC",
      settings: { gapMinutes: 15, awayMinutes: 2, dayStartsAtMinutes: 0, earlier: [] },
    });
    await rederiveDays(contextOf(fresh.databases), userId);
    expect(await callAs({ userId, deviceId: laptop }).stats.today()).toEqual(before);
    expect(await callAs({ userId }).stats.today()).toEqual(before);
  });

  test("counts what crosses the start of the day only from there, also while it is not derived", async () => {
    now = NOON + 13 * 3_600;
    const { userId } = await aPerson(fresh);
    const midnight = NOON + 43_200;
    const sessions = [
      aSession({ startedAt: midnight - 100, endedAt: midnight + 50 }),
      aSession({ startedAt: midnight + 150, endedAt: midnight + 160 }),
    ];
    await storeSessions(fresh, { userId, deviceId: await aDevice(fresh, { userId }), sessions });
    expect(await callAs({ userId }).stats.today()).toMatchObject({
      day: "2026-11-21",
      secondsTotal: 160,
    });
    await rederiveDays(contextOf(fresh.databases), userId);
    expect(await callAs({ userId }).stats.today()).toMatchObject({
      day: "2026-11-21",
      secondsTotal: 160,
    });
  });

  test("takes the day of the person's own zone, and shows nothing of others", async () => {
    now = NOON + 13 * 3_600;
    const { userId } = await aPerson(fresh, { settings: { time_zone: "America/Los_Angeles" } });
    expect(await callAs({ userId }).stats.today()).toMatchObject({
      day: "2026-11-20",
      secondsTotal: 0,
      timeZone: "America/Los_Angeles",
    });
    expect(await refusal(callAs(null).stats.today())).toBe("unauthenticated");
  });
});
