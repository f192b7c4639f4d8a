import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves, MONTH } from "../testing/both-halves.ts";
import { NOON } from "../testing/builders.ts";
import { eraseOldVisits, erasePageKeys, eraseSessions } from "./erase.store.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

test("the store deletes up to an instant, marks the days it touched, and nothing of nobody", async () => {
  const ann = await scene.someone();
  const { worker } = scene.fresh.databases;
  expect(await eraseSessions(worker, ann.userId, "coding_sessions", NOON - MONTH)).toBe(3);
  expect(
    await scene.owner`select day::text as day from dirty_days where user_id = ${ann.userId}`,
  ).toMatchObject([{ day: "2026-08-19" }]);
  expect(await erasePageKeys(worker, crypto.randomUUID())).toBe(0);
  // Only visits of days whose sums were kept are deleted for their age.
  expect(await eraseOldVisits(worker, ann.userId, NOON - MONTH)).toBe(0);
  await scene.owner`insert into site_remains values (${ann.userId}, '2026-08-19', '[]')`;
  expect(await eraseOldVisits(worker, ann.userId, NOON - MONTH)).toBe(2);
  expect(await scene.countsOf(ann)).toMatchObject({ coding: 3, visits: 2 });
});
