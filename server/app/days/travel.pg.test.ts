import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatch, aDevice, aPerson, aSession } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "./rederive-days.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
let now = 0;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => now });
});
afterAll(() => fresh.close());

test("before and after a flight west it is one day, in the hours that clocks showed", async () => {
  const flight = Date.parse("2026-11-20T11:00:00+11:00") / 1_000;
  now = flight;
  const ada = await aPerson(fresh, { settings: { time_zone: "Australia/Sydney" } });
  const device = { userId: ada.userId, deviceId: await aDevice(fresh, ada) };
  const push = async (startedAt: number) => {
    const sessions = [aSession({ startedAt, endedAt: startedAt + 300, endedBy: "lock" })];
    const batch = aBatch({ sessions });
    expect(await callAs(device).activity.push(batch)).toMatchObject({
      results: [{ status: "stored" }],
    });
    while ((await rederiveDays(contextOf(fresh.databases), ada.userId)).daysLeft > 0);
  };
  await push(flight - 7_200);
  await callAs(ada).settings.update({ timeZone: "America/Los_Angeles", holdsFrom: "now" });
  now += 43 * 3_600;
  await push(flight + 3_600);
  const day = await callAs(ada).stats.day({ day: "2026-11-20" });
  expect(day).toMatchObject({
    secondsTotal: 600,
    endsAt: day.startsAt + 43 * 3_600,
    timeZone: "America/Los_Angeles",
    earlier: [{ timeZone: "Australia/Sydney", until: flight }],
    pending: false,
  });
  const { hours } = await callAs(ada).stats.heatmap({ from: "2026-11-20", to: "2026-11-20" });
  const worked = hours.flatMap(({ seconds }, hour) => (seconds > 0 ? [[hour % 24, seconds]] : []));
  expect(worked).toEqual([
    [9, 300],
    [17, 300],
  ]);
  const zone = async (at: number) => (await callAs(ada).activity.why({ at })).timeZone;
  expect(await zone(flight - 7_200)).toBe("Australia/Sydney");
  expect(await zone(flight + 3_600)).toBe("America/Los_Angeles");
});
