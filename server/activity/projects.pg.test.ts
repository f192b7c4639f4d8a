import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveDays } from "../app/days/derive-days.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";

const DAY = 86_400;
let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => NOON });
});
afterAll(() => fresh.close());

test("projects gives each project's sums, last 30 days, first and last day and language", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const session = (daysAgo: number, seconds: number, project: string, language: string) =>
    aSession({
      startedAt: NOON - daysAgo * DAY,
      endedAt: NOON - daysAgo * DAY + seconds,
      project,
      language,
      branch: `b${daysAgo}`,
    });
  const sessions = [
    session(400, 300, "old", "c"),
    session(70, 100, "both", "go"),
    session(29, 60, "both", "rust"),
    session(30, 50, "both", "rust"),
    session(1, 10, "both", "rust"),
    session(0, 120, "", "css"),
    session(0, 0, "never", "css"),
  ];
  // Hours apart, so that no gap between them counts.
  const apart = sessions.map(({ id: _id, ...session }, index) =>
    aSession({
      ...session,
      startedAt: session.startedAt + index * 3_600,
      endedAt: session.endedAt + index * 3_600,
    }),
  );
  await storeSessions(fresh, { userId, deviceId, sessions: apart });
  const days = ["2025-10-16", "2026-09-11", "2026-10-21", "2026-10-22", "2026-11-19", "2026-11-20"];
  await deriveDays(contextOf(fresh.databases), userId, days);
  const { projects } = await callAs({ userId }).activity.projects();
  expect(projects).toEqual([
    {
      project: "",
      secondsTotal: 120,
      secondsLast30Days: 120,
      firstDay: "2026-11-20",
      lastDay: "2026-11-20",
      topLanguage: "css",
    },
    {
      project: "both",
      secondsTotal: 220,
      secondsLast30Days: 70,
      firstDay: "2026-09-11",
      lastDay: "2026-11-19",
      topLanguage: "rust",
    },
    {
      project: "old",
      secondsTotal: 300,
      secondsLast30Days: 0,
      firstDay: "2025-10-16",
      lastDay: "2025-10-16",
      topLanguage: "c",
    },
  ]);
  expect(await callAs({ userId: (await aPerson(fresh)).userId }).activity.projects()).toEqual({
    projects: [],
  });
  expect(await refusal(callAs({ userId, deviceId }).activity.projects())).toBe("unauthenticated");
});
