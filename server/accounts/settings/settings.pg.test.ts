import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser, type Tx } from "../../platform/database/db.ts";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { guessTimeZone, settingsOf, storeSettings } from "./settings.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const as = <T>(userId: string, work: (tx: Tx) => Promise<T>) =>
  asUser(fresh.databases.app, userId, work);

test("settingsOf() gives the defaults to a stranger, and nobody else's", async () => {
  const [ada, bob] = [await aPerson(fresh, { settings: { gap_minutes: 5 } }), await aPerson(fresh)];
  expect((await as(ada.userId, (tx) => settingsOf(tx, ada.userId))).settings.gapMinutes).toBe(5);
  expect(await as(bob.userId, (tx) => settingsOf(tx, ada.userId))).toMatchObject({
    settings: SETTINGS_DEFAULT,
  });
});

test("guessTimeZone() sets the zone until the person chose one", async () => {
  const { userId } = await aPerson(fresh);
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(true);
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(false);
  await as(userId, (tx) =>
    storeSettings(
      tx,
      userId,
      { ...SETTINGS_DEFAULT, timeZone: "Europe/Berlin", earlier: [] },
      false,
    ),
  );
  expect(await as(userId, (tx) => guessTimeZone(tx, userId, "Asia/Tokyo"))).toBe(false);
  expect((await as(userId, (tx) => settingsOf(tx, userId))).settings.timeZone).toBe(
    "Europe/Berlin",
  );
});
