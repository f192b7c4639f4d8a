import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import { recordsOfDays } from "./records-of-days.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

const SETTINGS = { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 };

test("recordsOfDays() gives what days are derived from and the scores stored with it", async () => {
  const { userId } = await scene.someone();
  const of = (from: string, to: string) =>
    deriveTransaction(scene.fresh.databases.worker, userId, (tx) =>
      recordsOfDays(tx, userId, from, to, SETTINGS),
    );
  const records = await of("2026-11-20", "2026-11-21");
  expect(records?.sessions).toHaveLength(3);
  expect(records?.visits).toHaveLength(2);
  expect(records?.stored.coding.map(({ id }) => id)).toEqual(records?.sessions.map(({ id }) => id));
  expect(records?.stored.visits).toHaveLength(2);
  expect((await of("2026-11-22", "2026-11-23"))?.sessions).toEqual([]);
});
