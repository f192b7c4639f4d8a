import { afterAll, beforeAll, expect, test } from "vitest";
import { keepDays } from "../app/days/derive-days.ts";
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

const told = (
  intervals: readonly {
    kind: string;
    domain?: string | undefined;
    startedAt: number;
    endedAt: number;
  }[] = [],
) =>
  intervals.map(({ kind, domain, startedAt, endedAt }) => [
    kind,
    domain,
    startedAt - NOON,
    endedAt - NOON,
  ]);

test("activity.timeline has sites beside coding and a lane of them; remains have no names", async () => {
  const { userId } = await scene.someone();
  const api = callAs({ userId });
  const before = await api.activity.timeline({ day: "2026-11-20" });
  expect(told(before.sites)).toEqual([
    ["site", "mozilla.org", 300, 600],
    ["site", "mozilla.org", 1_200, 1_500],
  ]);
  expect(before.sites?.[0]).toMatchObject({ category: "documentation", weight: 1 });
  const seconds = [...before.intervals, ...(before.sites ?? [])].reduce(
    (sum, { startedAt, endedAt }) => sum + endedAt - startedAt,
    0,
  );
  expect(seconds).toBe(2_100);
  expect(told(before.lanes?.sites)).toEqual(told(before.sites));

  const { neededFrom } = await keepDays({ databases: scene.fresh.databases }, userId, "2026-11-21");
  await scene.owner`delete from website_sessions where user_id = ${userId}
    and session_start < to_timestamp(${neededFrom})`;
  const after = await api.activity.timeline({ day: "2026-11-20" });
  expect(told(after.intervals)).toEqual(told(before.intervals));
  expect(await api.activity.why({ at: NOON + 400 })).toMatchObject({
    verdict: "site",
    counts: true,
    interval: { domain: "" },
    session: null,
  });
  expect(told(after.sites)).toEqual([
    ["site", "", 300, 600],
    ["site", "", 1_200, 1_500],
  ]);
});

test("activity.why says which website owns a minute, and which device sent it", async () => {
  const { userId } = await scene.someone();
  const api = callAs({ userId });
  expect(await api.activity.why({ at: NOON + 400 })).toMatchObject({
    verdict: "site",
    counts: true,
    rule: 1,
    interval: { kind: "site", domain: "mozilla.org" },
    session: { endedBy: "switch", deviceName: "laptop", startedAt: NOON + 300 },
  });
  expect(await api.activity.why({ at: NOON + 100 })).toMatchObject({
    verdict: "session",
    session: { startedAt: NOON },
  });
});
