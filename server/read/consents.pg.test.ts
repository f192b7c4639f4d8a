import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/database/db.ts";
import { aConsent, aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { latestConsents } from "./consents.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("latestConsents() gives the last answer to each kind, and nobody else's", async () => {
  const [ann, ben] = [
    await aPerson(fresh, { consents: [] }),
    await aPerson(fresh, { consents: [] }),
  ];
  await aConsent(fresh, { userId: ann.userId, kinds: ["coding", "sites"] });
  await aConsent(fresh, { userId: ann.userId, kinds: ["sites"], given: false });
  const of = (userId: string) =>
    asUser(fresh.databases.app, userId, (tx) => latestConsents(tx, userId));
  const answers = await of(ann.userId);
  expect([...answers.keys()].toSorted()).toEqual(["coding", "sites"]);
  expect(answers.get("coding")).toMatchObject({ given: true, version: 1, place: "a test" });
  expect(answers.get("sites")).toMatchObject({ given: false });
  expect((await of(ben.userId)).size).toBe(0);
});
