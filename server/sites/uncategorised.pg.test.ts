import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../activity/accept-batch.ts";
import { bodyHash } from "../activity/body-hash.ts";
import { bothHalves } from "../testing/both-halves.ts";
import { aBatch, aVisit, NOON } from "../testing/builders.ts";
import { callersOn, contextOf } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

test("sites.uncategorised asks about unknown sites of a minute or more, until answered", async () => {
  const who = await scene.someone();
  const visit = (domain: string, at: number, seconds: number) =>
    aVisit({ startedAt: NOON + at, endedAt: NOON + at + seconds, domain });
  const records = [
    visit("unheard-of-site.com", 5_000, 90),
    visit("short-unheard-of-site.com", 5_200, 30),
    visit("youtube.com", 5_300, 100),
  ];
  const batch = { ...aBatch(), records };
  await acceptBatch(
    contextOf(scene.fresh.databases, null, { clock: () => NOON + 86_400 }),
    who,
    batch,
    bodyHash(batch),
  );
  await scene.derive(who);
  const she = callAs({ userId: who.userId });
  expect(await she.sites.uncategorised()).toEqual({
    domains: [{ domain: "unheard-of-site.com", seconds: 90, days: 1 }],
  });
  await she.sites.setRule({ domain: "unheard-of-site.com", category: "other", weight: null });
  expect(await she.sites.uncategorised()).toEqual({ domains: [] });
  expect(await callAs({ userId: (await scene.someone()).userId }).sites.uncategorised()).toEqual({
    domains: [],
  });
});
