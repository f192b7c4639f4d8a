import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves } from "../testing/both-halves.ts";
import { NOON } from "../testing/builders.ts";
import { callersOn, refusal } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
const enqueued: string[] = [];
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400, enqueueDays: (_user, days) => enqueued.push(...days) });
});
afterAll(() => scene.close());

const RANGE = { from: "2026-08-01", to: "2026-11-30" };
const none = { category: null, weight: null };

test("sites.setRule derives again the days on which the domain was seen, and no others; the parts still add up to the total", async () => {
  const [ann, ben] = [await scene.someone(), await scene.someone()];
  const before = await callAs({ userId: ann.userId }).sites.summary(RANGE);
  enqueued.length = 0;
  const set = await callAs({ userId: ann.userId }).sites.setRule({ domain: "mozilla.org", category: "social", weight: null });
  expect(set).toEqual({ domain: "mozilla.org", category: "social", weight: 0, from: "person", rederive: { daysTotal: 2, daysLeft: 2 } });
  expect(enqueued).toEqual(["2026-11-20", "2026-08-19"]);
  expect(await callAs({ userId: ann.userId }).settings.rederiveProgress()).toEqual({ daysTotal: 2, daysLeft: 2 });
  await scene.derive(ann);
  expect(await callAs({ userId: ann.userId }).settings.rederiveProgress()).toEqual({ daysTotal: 2, daysLeft: 0 });
  const after = await callAs({ userId: ann.userId }).sites.summary(RANGE);
  expect(after).toMatchObject({ secondsTotal: before.secondsTotal, shares: { productive: 0, distracting: before.secondsTotal } });
  expect((await callAs({ userId: ben.userId }).sites.summary(RANGE)).shares).toEqual(before.shares);
  // nobody has seen this one
  expect(
    (await callAs({ userId: ann.userId }).sites.setRule({ domain: "example.org", category: "news", weight: null })).rederive.daysTotal,
  ).toBe(0);
});

test("sites.setRule refuses what is no registrable domain, no choice of category, and strangers", async () => {
  const { userId } = await scene.someone();
  const she = callAs({ userId });
  for (const domain of ["www.mozilla.org", "co.uk", "localhost", "a b", "10.0.0.1"])
    expect(await refusal(she.sites.setRule({ domain, category: "news", weight: null })), domain).toBe("bad_input");
  expect(await refusal(she.sites.setRule({ domain: "mozilla.org", category: "uncategorised" as "news", weight: null }))).toBe("bad_input");
  expect(await refusal(she.sites.setRule({ domain: "mozilla.org", category: null, weight: 1.5 }))).toBe("bad_input");
  expect(await refusal(callAs(null).sites.setRule({ domain: "mozilla.org", ...none }))).toBe("unauthenticated");
  expect((await she.sites.rules()).rules).toEqual([]);
});
