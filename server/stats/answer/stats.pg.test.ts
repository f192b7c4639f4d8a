import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, storeSessions } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";
import { dayOfPerson, dayTotal, heatmapSums } from "./stats.store.ts";

let fresh: FreshDatabase;
let userId: string;
let deviceId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  userId = (await aPerson(fresh, { settings: { time_zone: "Asia/Kolkata", away_minutes: 0 } }))
    .userId;
  deviceId = await aDevice(fresh, { userId, name: "Laptop" });
  await storeSessions(fresh, { userId, deviceId, sessions: [aSession()] });
  await rederiveDays(contextOf(fresh.databases), userId);
});
afterAll(() => fresh.close());

test("dayOfPerson() gives a stored day with what belongs to it", async () => {
  const day = await dayOfPerson(fresh.databases.app, userId, "2026-11-20");
  expect(day).toMatchObject({
    isDirty: false,
    streakDaysBefore: 0,
    deviceNames: [[deviceId, "Laptop"]],
    settings: { timeZone: "Asia/Kolkata", awayMinutes: 0 },
  });
  expect(day.row).toMatchObject({
    secondsTotal: 60,
    agentSeconds: 0,
    streakDays: 0,
    deepWork: [],
    lines: { ...NO_LINES, added: 1, keystrokes: 10, charactersTyped: 10, filesModified: 1 },
  });
  expect(day.cells).toEqual([
    {
      project: "streakline",
      language: "typescript",
      editor: "vscode",
      deviceId,
      branch: "main",
      seconds: 60,
    },
  ]);
});

test("dayOfPerson() gives nothing for a day that was never recorded", async () => {
  expect(await dayOfPerson(fresh.databases.app, userId, "2026-11-21")).toMatchObject({
    row: null,
    cells: [],
    isDirty: false,
  });
});

test("dayTotal() tells what was derived last and whether more has arrived", async () => {
  expect(await dayTotal(fresh.databases.app, userId, "2026-11-20")).toEqual({
    secondsTotal: 60,
    isDirty: false,
  });
  expect(await dayTotal(fresh.databases.app, userId, "2026-11-21")).toEqual({
    secondsTotal: 0,
    isDirty: false,
  });
});

test("heatmapSums() leaves out days and weekdays without time", async () => {
  const sums = await heatmapSums(
    fresh.databases.app,
    userId,
    { from: "2026-11-01", to: "2026-11-30" },
    {},
  );
  expect(sums.days).toEqual([["2026-11-20", 60]]);
  // 12:00 UTC is 17:30 in India, and 2026-11-20 a Friday
  expect(sums.hours).toEqual([
    [5, Array.from({ length: 24 }, (_, hour) => (hour === 17 ? 60 : 0))],
  ]);
});
