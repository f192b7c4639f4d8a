import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "./rederive-days.ts";

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("rederiveDays() stops after the months it was given and goes on where it stopped", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const sessions = [0, 31, 62, 93].map((days) =>
    aSession({ startedAt: NOON - days * 86_400, endedAt: NOON - days * 86_400 + 60 }),
  );
  await storeSessions(fresh, { userId, deviceId, sessions });
  const ctx = contextOf(fresh.databases);
  expect(await rederiveDays(ctx, userId, 3)).toEqual({ daysLeft: 1 });
  expect(await rederiveDays(ctx, userId)).toEqual({ daysLeft: 0 });
  expect(await rederiveDays(ctx, userId)).toEqual({ daysLeft: 0 });
  const { secondsTotal } = await callersOn(fresh.databases)({ userId }).stats.summary({
    from: "2026-08-01",
    to: "2026-11-20",
  });
  expect(secondsTotal).toBe(240);
});

test("rederiveDays() touches nobody else's days", async () => {
  const [one, two] = [await aPerson(fresh), await aPerson(fresh)];
  for (const { userId } of [one, two])
    await storeSessions(fresh, {
      userId,
      deviceId: await aDevice(fresh, { userId }),
      sessions: [aSession()],
    });
  await rederiveDays(contextOf(fresh.databases), one.userId);
  expect(await rederiveDays(contextOf(fresh.databases), two.userId, 0)).toEqual({ daysLeft: 1 });
});
