import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import { deriveDay } from "../derive/derive-day.ts";
import { setDaySites } from "./set-sites.store.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

test("setDaySites() takes away the rows of a day without websites", async () => {
  const who = await scene.someone();
  await deriveTransaction(scene.fresh.databases.worker, who.userId, (tx) =>
    setDaySites(tx, who.userId, [deriveDay("2026-11-20", [], SETTINGS_DEFAULT)]),
  );
  expect(await scene.countsOf(who)).toMatchObject({ daySites: 600 });
});
