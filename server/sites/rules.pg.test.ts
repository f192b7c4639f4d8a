import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves } from "../testing/both-halves.ts";
import { NOON } from "../testing/builders.ts";
import { callersOn } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

const none = { category: null, weight: null };

test("sites.rules lists what was said; a rule that says nothing is gone, twice as well", async () => {
  const { userId } = await scene.someone();
  const she = callAs({ userId });
  await she.sites.setRule({ domain: "youtube.com", category: "learning", weight: null });
  await she.sites.setRule({ domain: "mozilla.org", category: null, weight: 0.25 });
  expect((await she.sites.rules()).rules).toMatchObject([
    { domain: "mozilla.org", category: null, weight: 0.25 },
    { domain: "youtube.com", category: "learning", weight: null },
  ]);
  for (let time = 0; time < 2; time += 1)
    expect(await she.sites.setRule({ domain: "mozilla.org", ...none })).toMatchObject({
      category: "documentation",
      weight: 1,
      from: "list",
    });
  expect((await she.sites.rules()).rules).toHaveLength(1);
});
