import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
const enqueued: string[] = [];
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { enqueueRederive: (userId) => void enqueued.push(userId) });
});
afterAll(() => fresh.close());

/** Days that were derived before, which is what a change of settings has to derive again. */
async function derived(userId: string, days: readonly string[]): Promise<void> {
  for (const day of days)
    await fresh.databases.worker
      .raw`insert into daily_stats (user_id, date) values (${userId}, ${day})`;
}

test("updateSettings() changes what is given and keeps the rest", async () => {
  const ada = await aPerson(fresh);
  expect(await callAs(ada).settings.update({ weekStartsOn: 7 })).toEqual({
    settings: { ...SETTINGS_DEFAULT, weekStartsOn: 7 },
    rederive: { daysTotal: 0, daysLeft: 0 },
  });
  expect(await callAs(ada).settings.update({})).toMatchObject({ settings: { weekStartsOn: 7 } });
  expect(await callAs(ada).settings.get()).toEqual({ ...SETTINGS_DEFAULT, weekStartsOn: 7 });
});

test("a zone that the person chose is stored under its canonical name and is no guess any more", async () => {
  const ada = await aPerson(fresh);
  expect(await callAs(ada).settings.update({ gapMinutes: 20 })).toMatchObject({
    settings: { gapMinutes: 20 },
  });
  expect(await callAs(ada).accounts.me()).toMatchObject({ timeZoneIsGuessed: true });
  expect(await callAs(ada).settings.update({ timeZone: "europe/kiev" })).toMatchObject({
    settings: { timeZone: "Europe/Kyiv" },
  });
  expect(await callAs(ada).accounts.me()).toMatchObject({ timeZoneIsGuessed: false });
  for (const timeZone of ["UTC+5", "Mars/Olympus", "'; drop table settings; --"]) {
    expect(await refusal(callAs(ada).settings.update({ timeZone })), timeZone).toBe(
      "bad_time_zone",
    );
  }
});

test("only a change of how time is counted derives every day again, with progress", async () => {
  const ada = await aPerson(fresh);
  await derived(ada.userId, ["2026-11-18", "2026-11-20", "2026-11-19"]);
  enqueued.length = 0;
  await callAs(ada).settings.update({ weekStartsOn: 2 });
  expect(enqueued).toEqual([]);
  expect(await callAs(ada).settings.update({ awayMinutes: 0 })).toMatchObject({
    rederive: { daysTotal: 3, daysLeft: 3 },
  });
  expect(enqueued).toEqual([ada.userId]);
  await fresh.databases.worker
    .raw`delete from dirty_days where user_id = ${ada.userId} and day = '2026-11-20'`;
  expect(await callAs(ada).settings.rederiveProgress()).toEqual({ daysTotal: 3, daysLeft: 2 });
  await fresh.databases.worker.raw`delete from dirty_days where user_id = ${ada.userId}`;
  expect(await callAs(ada).settings.rederiveProgress()).toEqual({ daysTotal: 3, daysLeft: 0 });
});

test("a change to the same value derives nothing", async () => {
  const ada = await aPerson(fresh);
  await derived(ada.userId, ["2026-11-20"]);
  expect(await callAs(ada).settings.update({ gapMinutes: 15, timeZone: "UTC" })).toMatchObject({
    rederive: { daysTotal: 0, daysLeft: 0 },
  });
});

test("settings outside of their range or with an unknown name are refused", async () => {
  const ada = await aPerson(fresh);
  for (const bad of [
    { gapMinutes: 61 },
    { awayMinutes: -1 },
    { dayStartsAtMinutes: 721 },
    { weekStartsOn: 0 },
    { gapMinutes: 2.5 },
  ]) {
    expect(await refusal(callAs(ada).settings.update(bad)), JSON.stringify(bad)).toBe("bad_input");
  }
  expect(await refusal(callAs(ada).settings.update({ gap: 3 } as never))).toBe("bad_input");
  expect(await refusal(callAs(null).settings.update({ gapMinutes: 3 }))).toBe("unauthenticated");
});

test("two changes at once both hold", async () => {
  const ada = await aPerson(fresh);
  await Promise.all([
    callAs(ada).settings.update({ gapMinutes: 30 }),
    callAs(ada).settings.update({ awayMinutes: 5 }),
    callAs(ada).settings.update({ weekStartsOn: 6 }),
  ]);
  expect(await callAs(ada).settings.get()).toMatchObject({
    gapMinutes: 30,
    awayMinutes: 5,
    weekStartsOn: 6,
  });
});
