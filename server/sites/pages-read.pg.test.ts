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

const key = (page: number): string => page.toString(16).padStart(32, "0");

test("sites.pagesRead counts each page of a site once in a range, and those of nobody else", async () => {
  const [who, other] = [await scene.someone(), await scene.someone()];
  const at = (minute: number) => NOON + 7_200 + minute * 60;
  const records = [
    aVisit({ startedAt: at(0), endedAt: at(2), domain: "w3.org", pageKeys: [key(1), key(2)] }),
    aVisit({ startedAt: at(3), endedAt: at(4), domain: "w3.org", pageKeys: [key(2), key(3)] }),
    aVisit({ startedAt: at(5), endedAt: at(6), domain: "youtube.com", pageKeys: [key(1)] }),
    aVisit({ startedAt: at(7), endedAt: at(8), domain: "iana.org" }),
  ];
  const batch = { ...aBatch(), records };
  await acceptBatch(
    contextOf(scene.fresh.databases, null, { clock: () => NOON + 86_400 }),
    who,
    batch,
    bodyHash(batch),
  );
  const range = { from: "2026-11-01", to: "2026-11-30" };
  const { sites } = await callAs({ userId: who.userId }).sites.pagesRead(range);
  expect(sites).toEqual(
    expect.arrayContaining([
      { domain: "w3.org", pages: 3 },
      { domain: "youtube.com", pages: 1 },
    ]),
  );
  expect(sites.map(({ domain }) => domain)).not.toContain("iana.org");
  const theirs = await callAs({ userId: other.userId }).sites.pagesRead(range);
  expect(theirs.sites.map(({ domain }) => domain)).not.toContain("w3.org");
  expect(
    await callAs({ userId: who.userId }).sites.pagesRead({ from: "2026-12-01", to: "2026-12-02" }),
  ).toEqual({ sites: [] });
});

test("sites.pagesRead refuses a range that is the wrong way round", async () => {
  const who = await scene.someone();
  await expect(
    callAs({ userId: who.userId }).sites.pagesRead({ from: "2026-11-02", to: "2026-11-01" }),
  ).rejects.toThrow();
});
