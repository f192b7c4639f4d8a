import { randomUUID } from "node:crypto";
import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import type { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves, type Who } from "../testing/both-halves.ts";
import { aBatch, aConsent, aDevice, aPerson, aSession, aVisit, NOON } from "../testing/builders.ts";
import { callersOn, contextOf } from "../testing/call-as.ts";
import { acceptBatch } from "./accept-batch.ts";
import { bodyHash } from "./body-hash.ts";

const DAY = 86_400;
/** Noon of four days; NOON is the Friday after. */
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] = [
  NOON - 4 * DAY,
  NOON - 3 * DAY,
  NOON - 2 * DAY,
  NOON - DAY,
];
const KEY = "00112233445566778899aabbccddeeff";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

async function someone(): Promise<Who> {
  const { userId } = await aPerson(scene.fresh, { consents: [] });
  const who = { userId, deviceId: await aDevice(scene.fresh, { userId }) };
  await say(who, true, MONDAY - DAY);
  return who;
}

const say = (
  { userId }: Who,
  given: boolean,
  answeredAt: number,
  kinds: ConsentKind[] = ["coding", "sites", "page_keys"],
) => aConsent(scene.fresh, { userId, kinds, given, answeredAt });

async function push(who: Who, records: readonly BatchRecord[], id: string = randomUUID()) {
  const batch = { ...aBatch(), id, sealedAt: THURSDAY, records: [...records] };
  const enqueued: string[] = [];
  const context = contextOf(scene.fresh.databases, null, {
    clock: () => NOON,
    enqueueDays: (_user, days) => void enqueued.push(...days),
  });
  const { results } = await acceptBatch(context, who, batch, bodyHash(batch));
  return {
    codes: results.map((result) => (result.status === "stored" ? "stored" : result.code)),
    enqueued,
  };
}

/** Of each kind one that starts at an instant. */
const recordsAt = (startedAt: number) => [
  aSession({ startedAt }),
  aVisit({ startedAt: startedAt + 70 }),
  aVisit({ startedAt: startedAt + 140, pageKeys: [KEY] }),
];
const [NO, YES] = ["consent_missing", "stored"];

test("records of Monday, deleted by a no on Tuesday, stay away after a yes on Wednesday", async () => {
  const ann = await someone();
  expect((await push(ann, recordsAt(MONDAY - 3_600))).codes).toEqual([YES, YES, YES]);
  await say(ann, false, TUESDAY);
  const she = callersOn(scene.fresh.databases, { clock: () => TUESDAY + 60 })({
    userId: ann.userId,
  });
  for (const kind of ["coding", "sites", "page_keys"] as const)
    await she.privacy.deletePast({ kind });
  await scene.derive(ann);
  await say(ann, true, WEDNESDAY);

  const backlog = [
    ...recordsAt(MONDAY),
    ...recordsAt(TUESDAY + 3_600),
    ...recordsAt(WEDNESDAY - 300),
    ...recordsAt(WEDNESDAY),
  ];
  const id = randomUUID();
  const first = await push(ann, backlog, id);
  expect(first.codes).toEqual([...Array.from({ length: 9 }, () => NO), YES, YES, YES]);
  // only the day of what was stored is derived again
  expect(first.enqueued).toEqual(["2026-11-18"]);
  expect(await scene.countsOf(ann)).toMatchObject({ coding: 1, visits: 2, keyed: 1 });
  // sent again it gets the same answer, also after another no
  await say(ann, false, THURSDAY);
  expect((await push(ann, backlog, id)).codes).toEqual(first.codes);
  expect((await push(ann, backlog)).codes).toEqual(backlog.map(() => NO));
  expect(await scene.countsOf(ann)).toMatchObject({ coding: 1, visits: 2, keyed: 1 });
});

test.each([
  ["coding", [NO, YES, YES]],
  ["sites", [YES, NO, NO]],
  ["page_keys", [YES, YES, NO]],
] as const)(
  "a no to %s and a yes after it hold back the past of that kind alone",
  async (kind, codes) => {
    const ann = await someone();
    await say(ann, false, TUESDAY, [kind]);
    await say(ann, true, WEDNESDAY, [kind]);
    expect((await push(ann, recordsAt(MONDAY))).codes).toEqual(codes);
    expect((await push(ann, recordsAt(WEDNESDAY))).codes).toEqual([YES, YES, YES]);
  },
);

test("who says yes twice, or never said no, is asked for nothing older", async () => {
  const ann = await someone();
  await say(ann, true, WEDNESDAY);
  expect((await push(ann, recordsAt(MONDAY))).codes).toEqual([YES, YES, YES]);
  await say(ann, false, WEDNESDAY + 10);
  await say(ann, true, WEDNESDAY + 20);
  await say(ann, true, THURSDAY);
  // since the first yes, not the last
  expect((await push(ann, recordsAt(WEDNESDAY + 20))).codes).toEqual([YES, YES, YES]);
  expect((await push(ann, recordsAt(WEDNESDAY + 5))).codes).toEqual([NO, YES, YES]);
});
