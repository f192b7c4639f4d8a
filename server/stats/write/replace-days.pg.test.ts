import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveDays } from "../../app/days/derive-days.ts";
import { bothHalves } from "../../testing/both-halves.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

test("replaceDays() takes away the scores of sessions that are gone with the rows of their day", async () => {
  const { userId } = await scene.someone();
  await scene.owner`delete from coding_sessions where user_id = ${userId}`;
  await scene.owner`delete from website_sessions where user_id = ${userId}`;
  await deriveDays({ databases: scene.fresh.databases }, userId, ["2026-11-20"]);
  const left = async (table: string) =>
    (
      await scene.fresh.databases.worker.raw`
        select from ${scene.fresh.databases.worker.raw(table)} where user_id = ${userId}
          and session_start >= '2026-11-20'`
    ).length;
  expect([await left("coding_session_scores"), await left("website_session_scores")]).toEqual([
    0, 0,
  ]);
});
