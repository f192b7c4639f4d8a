import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/database/db.ts";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { latestConsents } from "../read/consents.store.ts";
import { storeAnswer } from "./consents.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await fresh.close();
});

const answer = { version: 1, place: "web" };

test("storeAnswer() keeps the order of simultaneous answers, latestConsents() gives the last", async () => {
  const ann = await aPerson(fresh, { consents: [] });
  const latest = await asUser(fresh.databases.app, ann.userId, async (tx) => {
    for (const given of [true, false, true, false])
      await storeAnswer(tx, ann.userId, { kind: "boards", given, ...answer }, "");
    return latestConsents(tx, ann.userId);
  });
  expect(latest.get("boards")).toMatchObject({ given: false, version: 1, place: "web" });
  expect(latest.size).toBe(1);
});
