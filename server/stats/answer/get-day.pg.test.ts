import { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { dayAnswer } from "./get-day.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";

const DAY = 86_400;
let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;

beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => NOON + 7_200 });
});
afterAll(() => fresh.close());

async function someone(
  sessions: Parameters<typeof storeSessions>[1]["sessions"],
  settings = {},
): Promise<{ userId: string; deviceId: string }> {
  const { userId } = await aPerson(fresh, { settings });
  const deviceId = await aDevice(fresh, { userId, name: "Laptop" });
  if (sessions.length > 0) await storeSessions(fresh, { userId, deviceId, sessions });
  await rederiveDays(contextOf(fresh.databases), userId);
  return { userId, deviceId };
}

/** Half an hour without a pause from `at` on, as a client seals it. */
const halfHour = (at: number) =>
  [0, 300, 600, 900, 1_200, 1_500].map((later) =>
    aSession({ startedAt: at + later, endedAt: at + later + 300, endedBy: "seal" }),
  );

describe("stats.day", () => {
  test("shows total, parts, deep work, focus and lines of a day", async () => {
    const { userId, deviceId } = await someone([
      ...halfHour(NOON),
      aSession({ startedAt: NOON + 3_600, endedAt: NOON + 3_660, project: "", linesInserted: 50 }),
    ]);
    const answer = DayAnswer.parse(await callAs({ userId }).stats.day({ day: "2026-11-20" }));
    expect(answer).toMatchObject({
      day: "2026-11-20",
      timeZone: "UTC",
      secondsTotal: 1_860,
      agentSeconds: 0,
      pending: false,
    });
    expect([answer.startsAt, answer.endsAt]).toEqual([NOON - 43_200, NOON + 43_200]);
    expect(answer.breakdown.project).toEqual([
      { value: "streakline", name: "streakline", seconds: 1_800 },
      { value: "", name: "Unknown", seconds: 60 },
    ]);
    expect(answer.breakdown.deviceId).toEqual([
      { value: deviceId, name: "Laptop", seconds: 1_860 },
    ]);
    expect(answer.deepWork).toMatchObject([
      {
        startedAt: NOON,
        endedAt: NOON + 1_800,
        secondsActive: 1_800,
        interruptions: 0,
        endedBecause: "long_interruption",
      },
    ]);
    expect(answer.focus?.deepWorkSeconds).toBe(1_800);
    expect(answer.lines).toMatchObject({ added: 7, inserted: 50 });
  });

  test("answers a day without anything with zeros", async () => {
    const { userId } = await someone([]);
    expect(await callAs({ userId }).stats.day({ day: "2026-11-20" })).toMatchObject({
      secondsTotal: 0,
      focus: null,
      deepWork: [],
      streakDays: 0,
      pending: false,
      updatedAt: null,
    });
  });

  test("lets a streak go on while the day is not over, and breaks it afterwards", async () => {
    const { userId } = await someone([...halfHour(NOON - 2 * DAY), ...halfHour(NOON - DAY)]);
    const streakOf = async (day: string) =>
      (await callAs({ userId }).stats.day({ day })).streakDays;
    expect([
      await streakOf("2026-11-18"),
      await streakOf("2026-11-19"),
      await streakOf("2026-11-20"),
      await streakOf("2026-11-21"),
    ]).toEqual([1, 2, 2, 0]);
    await storeSessions(fresh, {
      userId,
      deviceId: await aDevice(fresh, { userId }),
      sessions: halfHour(NOON),
    });
    await rederiveDays(contextOf(fresh.databases), userId);
    expect(await streakOf("2026-11-20")).toBe(3);
  });

  test("says that it is pending while sessions are accepted but not derived", async () => {
    const { userId, deviceId } = await someone([aSession()]);
    await storeSessions(fresh, {
      userId,
      deviceId,
      sessions: [aSession({ startedAt: NOON + 600, endedAt: NOON + 660 })],
    });
    expect(await callAs({ userId }).stats.day({ day: "2026-11-20" })).toMatchObject({
      pending: true,
      secondsTotal: 60,
    });
  });

  test("shows a day of 23 hours where the clocks change", async () => {
    const { userId } = await someone([], { time_zone: "Europe/Berlin" });
    const { startsAt, endsAt } = await callAs({ userId }).stats.day({ day: "2026-03-29" });
    expect(endsAt - startsAt).toBe(23 * 3_600);
  });

  test("shows nothing of another person and refuses absurd days", async () => {
    await someone([aSession()]);
    const { userId } = await aPerson(fresh);
    expect(await callAs({ userId }).stats.day({ day: "2026-11-20" })).toMatchObject({
      secondsTotal: 0,
    });
    expect(await refusal(callAs({ userId }).stats.day({ day: "9999-12-31" }))).toBe("bad_input");
    expect(await refusal(callAs(null).stats.day({ day: "2026-11-20" }))).toBe("unauthenticated");
  });
});

test("dayAnswer() keeps the streak of a past day as it is", () => {
  const stored = {
    settings: { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 },
    row: null,
    cells: [],
    streakDaysBefore: 4,
    isDirty: false,
    refusedCode: null,
    deviceNames: [],
  };
  expect(dayAnswer("2026-11-19", stored, NOON).streakDays).toBe(0);
  expect(dayAnswer("2026-11-20", stored, NOON).streakDays).toBe(4);
});
