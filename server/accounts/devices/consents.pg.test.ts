import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../../platform/database/db.ts";
import { systemClock } from "../../platform/clock.ts";
import { aConsent, aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deviceConsentsOf, hasAnsweredCoding, storeCodingConsent } from "./consents.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deviceConsentsOf() goes by the latest answers, and storeCodingConsent() adds a yes", async () => {
  const [ann, ben] = [
    await aPerson(fresh, { consents: [] }),
    await aPerson(fresh, { consents: [] }),
  ];
  const of = (userId: string) =>
    asUser(fresh.databases.app, userId, (tx) => deviceConsentsOf(tx, userId));
  expect(await of(ann.userId)).toEqual({ coding: false, sites: false, page_keys: false });
  await asUser(fresh.databases.app, ann.userId, (tx) =>
    storeCodingConsent(tx, ann.userId, {
      version: 1,
      textHash: "ab",
      place: "streakline-vscode 0.1.0",
      answeredAt: systemClock(),
    }),
  );
  expect(await of(ann.userId)).toEqual({ coding: true, sites: false, page_keys: false });
  await aConsent(fresh, { userId: ann.userId, kinds: ["coding"], given: false });
  await aConsent(fresh, { userId: ann.userId, kinds: ["sites", "page_keys"] });
  expect(await of(ann.userId)).toEqual({ coding: false, sites: true, page_keys: true });
  expect(await of(ben.userId)).toEqual({ coding: false, sites: false, page_keys: false });
});

test("hasAnsweredCoding() is about coding and this person only, and a no is an answer too", async () => {
  const [ann, ben] = [
    await aPerson(fresh, { consents: ["sites"] }),
    await aPerson(fresh, { consents: [] }),
  ];
  const has = (userId: string) =>
    asUser(fresh.databases.app, userId, (tx) => hasAnsweredCoding(tx, userId));
  await aConsent(fresh, { userId: ben.userId, kinds: ["coding"], given: false });
  expect([await has(ann.userId), await has(ben.userId)]).toEqual([false, true]);
});
