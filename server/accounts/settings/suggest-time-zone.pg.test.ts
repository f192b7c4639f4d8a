import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../../platform/database/db.ts";
import { aDevice, aPerson } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases);
});
afterAll(() => fresh.close());

test("suggestTimeZone() takes the browser's zone, which the next browser may replace", async () => {
  const ada = await aPerson(fresh);
  expect(await callAs(ada).settings.suggestTimeZone({ timeZone: "europe/kiev" })).toMatchObject({
    timeZone: "Europe/Kyiv",
    gapMinutes: 15,
  });
  expect(await callAs(ada).accounts.me()).toMatchObject({
    settings: { timeZone: "Europe/Kyiv" },
    timeZoneIsGuessed: true,
  });
  expect(await callAs(ada).settings.suggestTimeZone({ timeZone: "Asia/Tokyo" })).toMatchObject({
    timeZone: "Asia/Tokyo",
  });
});

test("a zone that the person chose, or that a device may have set, is kept", async () => {
  const [ada, bob] = [await aPerson(fresh), await aPerson(fresh)];
  await callAs(ada).settings.update({ timeZone: "America/Lima" });
  await aDevice(fresh, bob);
  expect(await callAs(ada).settings.suggestTimeZone({ timeZone: "Asia/Tokyo" })).toMatchObject({
    timeZone: "America/Lima",
  });
  expect(await callAs(bob).settings.suggestTimeZone({ timeZone: "Asia/Tokyo" })).toMatchObject({
    timeZone: "UTC",
  });
});

test("a key made by hand does not stand for where the person is", async () => {
  const ada = await aPerson(fresh);
  const deviceId = await aDevice(fresh, ada);
  await asUser(fresh.databases.app, ada.userId, (tx) =>
    tx.execute(sql`update devices set kind = 'api' where id = ${deviceId}::uuid`),
  );
  expect(await callAs(ada).settings.suggestTimeZone({ timeZone: "Asia/Tokyo" })).toMatchObject({
    timeZone: "Asia/Tokyo",
  });
});

test("suggestTimeZone() refuses what is no zone, and nobody", async () => {
  const ada = await aPerson(fresh);
  expect(await refusal(callAs(ada).settings.suggestTimeZone({ timeZone: "Mars/Olympus" }))).toBe(
    "bad_time_zone",
  );
  expect(await refusal(callAs(null).settings.suggestTimeZone({ timeZone: "UTC" }))).toBe(
    "unauthenticated",
  );
});
