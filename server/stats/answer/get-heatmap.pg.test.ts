import { HeatmapAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf } from "../../seed/chance.ts";
import { wildSessions } from "../../seed/wild-sessions.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;

beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => NOON });
});
afterAll(() => fresh.close());

describe("stats.heatmap", () => {
  test("adds up to the summary of the same range and filter, by day and by weekday and hour", async () => {
    const { userId } = await aPerson(fresh, {
      settings: { time_zone: "America/Sao_Paulo", day_starts_at_minutes: 240 },
    });
    const sessions = wildSessions(chanceOf(31), {
      startsAt: NOON - 30 * 86_400,
      endsAt: NOON,
      perDay: 40,
    });
    const deviceId = await aDevice(fresh, { userId });
    for (let from = 0; from < sessions.length; from += 1_000)
      await storeSessions(fresh, {
        userId,
        deviceId,
        sessions: sessions.slice(from, from + 1_000),
      });
    await rederiveDays(contextOf(fresh.databases), userId);
    for (const filter of [{}, { language: ["rust"], branch: ["main"] }]) {
      const range = { from: "2026-10-25", to: "2026-11-18", filter };
      const heatmap = HeatmapAnswer.parse(await callAs({ userId }).stats.heatmap(range));
      const summary = await callAs({ userId }).stats.summary(range);
      const active = summary.buckets
        .filter(({ seconds }) => seconds > 0)
        .map(({ start, seconds }) => ({ day: start, seconds }));
      expect(summary.secondsTotal).toBeGreaterThan(1_000);
      expect(heatmap.days).toEqual(active);
      expect(heatmap.hours).toHaveLength(168);
      expect(heatmap.hours.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(
        summary.secondsTotal,
      );
    }
  });

  test("counts one o'clock at night for the evening before when days start at four", async () => {
    const { userId } = await aPerson(fresh, { settings: { day_starts_at_minutes: 240 } });
    const saturdayAtOne = NOON + 13 * 3_600;
    const sessions = [aSession({ startedAt: saturdayAtOne, endedAt: saturdayAtOne + 60 })];
    await storeSessions(fresh, { userId, deviceId: await aDevice(fresh, { userId }), sessions });
    await rederiveDays(contextOf(fresh.databases), userId);
    const { days, hours } = await callAs({ userId }).stats.heatmap({
      from: "2026-11-01",
      to: "2026-11-30",
    });
    expect(days).toEqual([{ day: "2026-11-20", seconds: 60 }]);
    expect(hours.filter(({ seconds }) => seconds > 0)).toEqual([
      { weekday: 5, hour: 1, seconds: 60 },
    ]);
  });

  test("refuses a range that is too long, and shows nothing to others", async () => {
    const { userId } = await aPerson(fresh);
    expect(
      await refusal(callAs({ userId }).stats.heatmap({ from: "2010-01-01", to: "2026-11-20" })),
    ).toBe("range_too_long");
    expect(
      (await callAs({ userId }).stats.heatmap({ from: "2026-01-01", to: "2026-11-20" })).days,
    ).toEqual([]);
    expect(
      await refusal(callAs(null).stats.heatmap({ from: "2026-01-01", to: "2026-11-20" })),
    ).toBe("unauthenticated");
  });
});
