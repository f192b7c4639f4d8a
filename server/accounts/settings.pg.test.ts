import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser, type Tx } from "../platform/db.ts";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { guessTimeZone, newestDirtyDays, settingsOf, storeSettings } from "./settings.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const as = <T>(userId: string, work: (tx: Tx) => Promise<T>) => asUser(fresh.databases.app, userId, work);

test("settingsOf() gives the defaults to a stranger, and nobody else's", async () => {
  const [ada, bob] = [await aPerson(fresh, { settings: { gap_minutes: 5 } }), await aPerson(fresh)];
  expect((await as(ada.userId, (tx) => settingsOf(tx, ada.userId))).settings.gapMinutes).toBe(5);
  expect(await as(bob.userId, (tx) => settingsOf(tx, ada.userId))).toMatchObject({ settings: SETTINGS_DEFAULT });
});

test("guessTimeZone() sets the zone until the person chose one", async () => {
  const { userId } = await aPerson(fresh);
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(true);
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(false);
  await as(userId, (tx) => storeSettings(tx, userId, { ...SETTINGS_DEFAULT, timeZone: "Europe/Berlin" }, false));
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(false);
  expect((await as(userId, (tx) => settingsOf(tx, userId))).settings.timeZone).toBe("Europe/Berlin");
});

test("newestDirtyDays() gives the newest first, and no more than asked for", async () => {
  const { userId } = await aPerson(fresh);
  await fresh.databases.worker
    .raw`insert into dirty_days (user_id, day) select ${userId}, d from generate_series('2026-01-01'::date, '2026-01-05', '1 day') d`;
  expect(await as(userId, (tx) => newestDirtyDays(tx, userId, 2))).toEqual(["2026-01-05", "2026-01-04"]);
});
