import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import { expect, test } from "vitest";
import { chanceOf } from "../../seed/chance.ts";
import { wildSessions } from "../../seed/wild-sessions.ts";
import { aSession, NOON } from "../../testing/builders.ts";
import { deriveDay, TOP_PROJECTS_MAX } from "./derive-day.ts";

const SETTINGS: CountingSettings = {
  timeZone: "UTC",
  dayStartsAtMinutes: 0,
  gapMinutes: 15,
  awayMinutes: 2,
};
const deviceId = "0197a000-0000-4000-8000-000000000000";
const stored = (given: Parameters<typeof aSession>[0]) => ({ ...aSession(given), deviceId });

test("deriveDay() gives no row for a day on which nothing happened", () => {
  expect(deriveDay("2026-11-20", [], SETTINGS)).toMatchObject({
    day: "2026-11-20",
    row: null,
    breakdown: [],
  });
});

test("deriveDay() counts sessions, the gap between them, and lines on the day they started", () => {
  const sessions = [
    stored({ startedAt: NOON, endedAt: NOON + 300 }),
    stored({ startedAt: NOON + 600, endedAt: NOON + 900, language: "sql", linesAdded: 5 }),
  ];
  const { row, breakdown } = deriveDay("2026-11-20", sessions, SETTINGS);
  expect(row).toMatchObject({
    secondsTotal: 900,
    agentSeconds: 0,
    languages: ["typescript", "sql"],
    projects: ["streakline"],
    firstAt: NOON,
    lastAt: NOON + 900,
  });
  expect(row?.lines.added).toBe(6);
  expect(breakdown.map(({ language, seconds }) => [language, seconds])).toEqual([
    ["typescript", 600],
    ["sql", 300],
  ]);
});

test("deriveDay() names at most ten projects, the largest first, and none that is hidden", () => {
  const sessions = Array.from({ length: 15 }, (_, index) =>
    stored({
      startedAt: NOON + index * 4_000,
      endedAt: NOON + index * 4_000 + 300 - index,
      endedBy: "close",
      project: index === 0 ? "" : `p${index}`,
    }),
  ).filter(({ endedAt }) => endedAt < NOON + 43_200);
  const { row } = deriveDay("2026-11-20", sessions, SETTINGS);
  expect(row?.projects[0]).toBe("p1");
  expect(row?.projects.length).toBe(TOP_PROJECTS_MAX);
});

test("deriveDay() does not care how many sessions of other days it is given", () => {
  const all = wildSessions(chanceOf(3), {
    startsAt: NOON - 5 * 86_400,
    endsAt: NOON + 5 * 86_400,
    perDay: 100,
  }).map((session) => ({
    ...session,
    deviceId,
  }));
  const { startsAt, endsAt } = dayBounds("2026-11-20", SETTINGS);
  const around = all.filter(
    ({ startedAt }) => startedAt >= startsAt - 7_200 && startedAt < endsAt + 7_200,
  );
  expect(deriveDay("2026-11-20", all, SETTINGS)).toEqual(deriveDay("2026-11-20", around, SETTINGS));
});
