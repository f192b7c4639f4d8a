import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../activity/accept-batch.ts";
import { bodyHash } from "../activity/body-hash.ts";
import { bothHalves, type Who } from "../testing/both-halves.ts";
import { aBatch, aVisit, NOON } from "../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../testing/call-as.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

const SITES = ["mozilla.org", "youtube.com", "example.org", "google.com"];

/** Ten days with four visits of different lengths each. */
async function aMonth(): Promise<Who> {
  const who = await scene.someone();
  const records = Array.from({ length: 40 }, (_, index) => {
    const startedAt = NOON - (1 + Math.floor(index / 4)) * 86_400 + (index % 4) * 3_000;
    return aVisit({
      startedAt,
      endedAt: startedAt + 60 + index * 5,
      domain: SITES[index % 4],
      tabSwitches: 1,
    });
  });
  const batch = { ...aBatch(), records };
  await acceptBatch(
    contextOf(scene.fresh.databases, null, { clock: () => NOON + 86_400 }),
    who,
    batch,
    bodyHash(batch),
  );
  await scene.derive(who);
  return who;
}

const sum = (list: readonly { seconds: number }[]) =>
  list.reduce((all, { seconds }) => all + seconds, 0);
const sumOfShares = (
  list: readonly { productive: number; neutral: number; distracting: number }[],
) =>
  list.reduce(
    (all, { productive, neutral, distracting }) => all + productive + neutral + distracting,
    0,
  );

test.each([
  ["2026-11-01", "2026-11-30", "day"],
  ["2024-01-01", "2026-11-30", "month"],
])("sites.summary %s to %s: every list adds up to the total", async (from, to, bucketBy) => {
  const { userId } = await aMonth();
  const answer = await callAs({ userId }).sites.summary({ from, to });
  const [row] =
    await scene.owner`select sum(website_time_seconds)::int as sites, sum(coding_time_seconds)::int as coding
    from daily_stats where user_id = ${userId} and date between ${from} and ${to}`;
  expect(answer).toMatchObject({
    bucketBy,
    secondsTotal: row?.["sites"],
    codingSeconds: row?.["coding"],
    pendingDays: 0,
    otherSeconds: 0,
  });
  expect(answer.secondsTotal).toBeGreaterThan(5_000);
  for (const list of [answer.domains, answer.categories])
    expect(sum(list)).toBe(answer.secondsTotal);
  for (const list of [
    [answer.shares],
    answer.hours,
    answer.weekHours,
    answer.buckets,
    answer.weeks,
  ])
    expect(sumOfShares(list)).toBe(answer.secondsTotal);
  expect(answer.hours).toHaveLength(24);
  expect([...new Set(answer.weekHours.map(({ weekday }) => weekday))]).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ]);
  const friday = answer.buckets.filter(({ start }) => new Date(start).getUTCDay() === 5);
  if (bucketBy === "day")
    expect(sumOfShares(answer.weekHours.filter(({ weekday }) => weekday === 5))).toBe(
      sumOfShares(friday),
    );
  expect(answer.domains.find(({ domain }) => domain === "youtube.com")).toMatchObject({
    category: "video",
    weight: 0,
    days: 10,
    tabSwitches: 10,
  });
  const { productive, neutral } = answer.shares;
  const score =
    (100 * (answer.codingSeconds + productive + neutral / 2)) /
    (answer.codingSeconds + answer.secondsTotal);
  expect(answer.productivityScore).toBeCloseTo(score, 1);
  // weeks begin on Monday
  expect(answer.weeks.map(({ start }) => new Date(start).getUTCDay())).toEqual(
    answer.weeks.map(() => 1),
  );
});

test("sites.summary of somebody without sites, of strangers, and of impossible ranges", async () => {
  const { userId } = await scene.someone();
  await callAs({ userId }).privacy.deletePast({ kind: "sites" });
  await scene.derive({ userId });
  expect(
    await callAs({ userId }).sites.summary({ from: "2026-11-01", to: "2026-11-30" }),
  ).toMatchObject({
    secondsTotal: 0,
    domains: [],
    categories: [],
  });
  expect(await refusal(callAs(null).sites.summary({ from: "2026-11-01", to: "2026-11-30" }))).toBe(
    "unauthenticated",
  );
  expect(
    await refusal(callAs({ userId }).sites.summary({ from: "2026-11-30", to: "2026-11-01" })),
  ).toBe("range_reversed");
  expect(
    await refusal(callAs({ userId }).sites.pulledOut({ from: "1990-11-30", to: "2026-11-01" })),
  ).toBe("bad_input");
});
