import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/database/db.ts";
import { bothHalves } from "../testing/both-halves.ts";
import { aPerson } from "../testing/builders.ts";
import { peopleWithVisits, siteDetailMonths, storeSiteDetailMonths } from "./retention.store.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

test("peopleWithVisits() gives who has visits that do not stay for ever, page by page", async () => {
  const { fresh, someone } = scene;
  const [ann, ben, eva] = [await someone(), await someone(), await someone()];
  await aPerson(fresh);
  await asUser(fresh.databases.app, ben.userId, (tx) => storeSiteDetailMonths(tx, ben.userId, 0));
  await asUser(fresh.databases.app, eva.userId, (tx) => storeSiteDetailMonths(tx, eva.userId, 7));
  expect(
    await asUser(fresh.databases.app, eva.userId, (tx) => siteDetailMonths(tx, eva.userId)),
  ).toBe(7);
  const expected = [
    { userId: ann.userId, months: 13, timeZone: "UTC", dayStartsAtMinutes: 0, earlier: [] },
    { userId: eva.userId, months: 7, timeZone: "UTC", dayStartsAtMinutes: 0, earlier: [] },
  ].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  expect(await peopleWithVisits(fresh.databases.worker, null, 10)).toEqual(expected);
  expect(await peopleWithVisits(fresh.databases.worker, null, 1)).toEqual(expected.slice(0, 1));
  expect(await peopleWithVisits(fresh.databases.worker, expected[0]?.userId ?? "", 10)).toEqual(
    expected.slice(1),
  );
});
