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
  callAs = callersOn(fresh.databases, {
    enqueueRederive: (userId) => void enqueued.push(userId),
    clock: () => NOW,
  });
});
afterAll(() => fresh.close());

const NOW = Date.parse("2026-11-20T11:00:00+11:00") / 1_000;

/** Days that were derived before, which is what a change of settings has to derive again. */
async function derived(userId: string, days: readonly string[]): Promise<void> {
  for (const day of days)
    await fresh.databases.worker
      .raw`insert into daily_stats (user_id, date) values (${userId}, ${day})`;
}

test("updateSettings() changes what is given and keeps the rest", async () => {
  const ada = await aPerson(fresh);
  expect(await callAs(ada).settings.update({ weekStartsOn: 7 })).toEqual({
    settings: { ...SETTINGS_DEFAULT, weekStartsOn: 7, earlier: [] },
    rederive: { daysTotal: 0, daysLeft: 0 },
  });
  expect(await callAs(ada).settings.update({})).toMatchObject({ settings: { weekStartsOn: 7 } });
  expect(await callAs(ada).settings.get()).toEqual({
    ...SETTINGS_DEFAULT,
    weekStartsOn: 7,
    earlier: [],
  });
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

test("who moves keeps the days behind them; only later days are derived again", async () => {
  const ada = await aPerson(fresh);
  await callAs(ada).settings.update({ timeZone: "Australia/Sydney" });
  await derived(ada.userId, ["2026-11-01", "2026-11-18", "2026-11-20"]);
  expect(await callAs(ada).settings.update({ timeZone: "America/Los_Angeles" })).toMatchObject({
    settings: {
      timeZone: "America/Los_Angeles",
      earlier: [{ until: NOW, timeZone: "Australia/Sydney", dayStartsAtMinutes: 0 }],
    },
    rederive: { daysTotal: 1, daysLeft: 1 },
  });
  await callAs(ada).settings.update({ gapMinutes: 20 });
  expect(await callAs(ada).settings.rederiveProgress()).toMatchObject({ daysTotal: 3 });
});

test("who moves before they chose a zone keeps the days behind them, too", async () => {
  const ada = await aPerson(fresh, { settings: { time_zone: "Australia/Sydney" } });
  const change = { timeZone: "America/Los_Angeles", holdsFrom: "now" as const };
  expect(await callAs(ada).settings.update(change)).toMatchObject({
    settings: { earlier: [{ until: NOW, timeZone: "Australia/Sydney" }] },
  });
});

test("a zone that was wrong all along changes all the past, and keeps the starts of days", async () => {
  const ada = await aPerson(fresh);
  await callAs(ada).settings.update({ timeZone: "Australia/Sydney" });
  await callAs(ada).settings.update({ dayStartsAtMinutes: 240, holdsFrom: NOW - 86_400 });
  await derived(ada.userId, ["2026-11-01", "2026-11-20"]);
  expect(
    await callAs(ada).settings.update({ timeZone: "Asia/Tokyo", holdsFrom: "always" }),
  ).toMatchObject({
    settings: {
      timeZone: "Asia/Tokyo",
      dayStartsAtMinutes: 240,
      earlier: [{ until: NOW - 86_400, timeZone: "Asia/Tokyo", dayStartsAtMinutes: 0 }],
    },
    rederive: { daysTotal: 2 },
  });
});

test("a change cannot hold from the future on, and not change for ever", async () => {
  const ada = await aPerson(fresh);
  const { update } = callAs(ada).settings;
  expect(await refusal(update({ timeZone: "Asia/Tokyo", holdsFrom: NOW + 3_600 }))).toBe(
    "holds_from_future",
  );
  const rules = Array.from({ length: 500 }, (_, index) => ({
    until: 1_600_000_000 + index,
    timeZone: index % 2 === 0 ? "UTC" : "Asia/Tokyo",
    dayStartsAtMinutes: 0,
  }));
  await callAs(ada).settings.update({ timeZone: "UTC" });
  await fresh.databases.worker
    .raw`update settings set earlier_day_rules = ${JSON.stringify(rules)}::text::jsonb
      where user_id = ${ada.userId}`;
  expect(await refusal(update({ timeZone: "Europe/Berlin" }))).toBe("too_many_day_rules");
  expect((await callAs(ada).settings.get()).earlier).toHaveLength(500);
});
