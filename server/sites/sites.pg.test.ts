import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../activity/accept-batch.ts";
import { bodyHash } from "../activity/body-hash.ts";
import { bothHalves } from "../testing/both-halves.ts";
import { aBatch, aSession, aVisit, NOON } from "../testing/builders.ts";
import { callersOn, contextOf } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

test("sites.pulledOut names what ended deep work, with the seconds that the day's blocks say", async () => {
  const who = await scene.someone();
  const at = (minute: number) => NOON + 7_200 + minute * 60;
  const records = [
    ...Array.from({ length: 6 }, (_, part) =>
      aSession({ startedAt: at(part * 5), endedAt: at(part * 5 + 5), endedBy: "seal" }),
    ),
    aVisit({ startedAt: at(30), endedAt: at(35), domain: "youtube.com" }),
    aSession({ startedAt: at(36), endedAt: at(40) }),
  ];
  const batch = { ...aBatch(), records };
  await acceptBatch(
    contextOf(scene.fresh.databases, null, { clock: () => NOON + 86_400 }),
    who,
    batch,
    bodyHash(batch),
  );
  await scene.derive(who);
  expect(
    await callAs({ userId: who.userId }).sites.pulledOut({ from: "2026-11-01", to: "2026-11-30" }),
  ).toEqual({
    from: "2026-11-01",
    to: "2026-11-30",
    sites: [
      {
        domain: "youtube.com",
        category: "video",
        weight: 0,
        count: 1,
        blocksEnded: 1,
        seconds: 300,
      },
    ],
  });
});
