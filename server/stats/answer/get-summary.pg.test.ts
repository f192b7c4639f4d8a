import type { Dimensions } from "@streakline/shared/timeline/interval.ts";
import { Dimension, type Filter } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE, SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { timelineSession } from "@streakline/shared/timeline/timeline-session.ts";
import { addDays, dayNumber } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf } from "../../seed/chance.ts";
import { wildSessions } from "../../seed/wild-sessions.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveDay } from "../derive/derive-day.ts";
import { PARTS_VALUES_MAX, SHARES_MAX } from "./summary-answer.ts";
import { rederiveDays } from "../../app/days/rederive-days.ts";

const SETTINGS = {
  timeZone: "Europe/Berlin",
  dayStartsAtMinutes: 0,
  gapMinutes: 15,
  awayMinutes: 2,
};
const TODAY: Day = "2026-11-20";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
let alice: string;
let laptop: string;
/**
 * Every day of alice by brute force: her sessions through the shared rules, without any table of
 * ours.
 */
let cells: (Dimensions & { day: Day; seconds: number; added: number; commits: number })[];

beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => NOON });
  alice = (await aPerson(fresh, { settings: { time_zone: SETTINGS.timeZone } })).userId;
  laptop = await aDevice(fresh, { userId: alice, name: "Laptop" });
  const desktop = await aDevice(fresh, { userId: alice, name: "Desktop" });
  const sessions = wildSessions(chanceOf(21), {
    startsAt: NOON - 700 * 86_400,
    endsAt: NOON,
    perDay: 6,
  });
  const stored = sessions.map((session, index) => ({
    ...session,
    ...timelineSession(session, index % 3 === 0 ? desktop : laptop),
  }));
  for (let from = 0; from < stored.length; from += 1_000)
    for (const [deviceId, ofDevice] of Map.groupBy(
      sessions.slice(from, from + 1_000),
      (_, index) => stored[from + index]?.deviceId ?? laptop,
    ))
      await storeSessions(fresh, { userId: alice, deviceId, sessions: ofDevice });
  while ((await rederiveDays(contextOf(fresh.databases), alice)).daysLeft > 0);
  cells = [];
  for (let day: Day = "2024-12-01"; day <= "2026-11-30"; day = addDays(day, 1))
    for (const { seconds, lines, hours: _, ...dimensions } of deriveDay(day, stored, SETTINGS)
      .breakdown)
      cells.push({ ...dimensions, day, seconds, added: lines.added, commits: lines.gitCommits });
});
afterAll(() => fresh.close());

function bruteForce({
  from,
  to,
  filter,
  groupBy,
}: {
  from: Day;
  to: Day;
  filter: Filter;
  groupBy: Dimension;
}) {
  const matching = cells.filter((cell) =>
    Dimension.options.every((dimension) => filter[dimension]?.includes(cell[dimension]) ?? true),
  );
  const within = matching.filter(({ day }) => day >= from && day <= to);
  const sumBy = (
    of: typeof cells,
    keyOf: (cell: (typeof cells)[number]) => string,
  ): Record<string, number> =>
    Object.fromEntries(
      [
        ...Map.groupBy(
          of.filter(({ seconds }) => seconds > 0),
          keyOf,
        ),
      ].map(([key, group]) => [key, sum(group)]),
    );
  const byDay = sumBy(within, ({ day }) => day);
  const best = Math.max(...Object.values(byDay));
  const days = dayNumber(to) - dayNumber(from) + 1;
  const before = matching.filter(({ day }) => day >= addDays(from, -days) && day < from);
  return {
    secondsTotal: sum(within),
    daysActive: Object.keys(byDay).length,
    bestDay:
      sum(within) === 0
        ? null
        : {
            day: Object.keys(byDay)
              .toSorted()
              .find((day) => byDay[day] === best),
            seconds: best,
          },
    secondsBefore: sum(before),
    byBucket: sumBy(within, ({ day }) => (days > 400 ? `${day.slice(0, 7)}-01` : day)),
    byPart: sumBy(
      within,
      (cell) => `${days > 400 ? `${cell.day.slice(0, 7)}-01` : cell.day} ${cell[groupBy]}`,
    ),
    shares: Object.fromEntries(
      Dimension.options.map((dimension) => [dimension, sumBy(within, (cell) => cell[dimension])]),
    ),
    added: within.reduce((total, { added }) => total + added, 0),
    commits: within.reduce((total, { commits }) => total + commits, 0),
  };
}

function inSameShape(answer: SummaryAnswer) {
  return {
    secondsTotal: answer.secondsTotal,
    daysActive: answer.daysActive,
    bestDay: answer.bestDay,
    secondsBefore: answer.before.secondsTotal,
    byBucket: Object.fromEntries(
      answer.buckets
        .filter(({ seconds }) => seconds > 0)
        .map(({ start, seconds }) => [start, seconds]),
    ),
    byPart: Object.fromEntries(
      answer.buckets.flatMap(({ start, parts }) =>
        parts.map(({ value, seconds }) => [`${start} ${value}`, seconds]),
      ),
    ),
    shares: Object.fromEntries(
      Dimension.options.map((dimension) => [
        dimension,
        Object.fromEntries(
          answer.breakdown[dimension].map(({ value, seconds }) => [value, seconds]),
        ),
      ]),
    ),
    added: answer.lines.added,
    commits: answer.lines.gitCommits,
  };
}

function sum(of: readonly { seconds: number }[]): number {
  return of.reduce((total, { seconds }) => total + seconds, 0);
}

/** All 32 combinations of the five filters, each with a value that matches something. */
const FILTERS = Array.from({ length: 32 }, (_, bits) => bits);
const filterOf = (bits: number): Filter => ({
  ...(bits & 1 ? { project: ["shop", ""] } : {}),
  ...(bits & 2 ? { language: ["rust"] } : {}),
  ...(bits & 4 ? { editor: ["vscode"] } : {}),
  ...(bits & 8 ? { deviceId: [laptop] } : {}),
  ...(bits & 16 ? { branch: ["main", "fix/one"] } : {}),
});

describe("stats.summary", () => {
  test.each([
    { name: "by day", from: "2026-05-10", to: TODAY },
    { name: "by month, from and to the middle of one", from: "2025-02-12", to: TODAY },
    { name: "by month, whole months", from: "2025-03-01", to: "2026-10-31" },
  ])("equals brute force for every combination of filters $name", async ({ from, to }) => {
    for (const bits of FILTERS) {
      const groupBy = Dimension.options[bits % 5] ?? "project";
      const filter = filterOf(bits);
      const answer = await callAs({ userId: alice }).stats.summary({ from, to, filter, groupBy });
      expect({ bits, ...inSameShape(answer) }).toEqual({
        bits,
        ...bruteForce({ from, to, filter, groupBy }),
      });
    }
  });

  test.each(Dimension.options)(
    "adds up in every list and bucket when grouped by %s",
    async (groupBy) => {
      for (const from of ["2025-02-12", "2026-09-01"]) {
        const answer = SummaryAnswer.parse(
          await callAs({ userId: alice }).stats.summary({ from, to: TODAY, groupBy }),
        );
        expect(sum(answer.buckets)).toBe(answer.secondsTotal);
        for (const dimension of Dimension.options)
          expect(sum(answer.breakdown[dimension])).toBe(answer.secondsTotal);
        for (const { seconds, parts } of answer.buckets) expect(sum(parts)).toBe(seconds);
      }
    },
  );

  test("averages over the days from the first recorded one up to today", async () => {
    const answer = await callAs({ userId: alice }).stats.summary({
      from: "2026-11-01",
      to: "2026-11-30",
    });
    expect(answer.daysCounted).toBe(20);
    expect(answer.secondsPerDay).toBe(Math.round(answer.secondsTotal / 20));
    expect(answer.buckets).toHaveLength(30);
    const future = await callAs({ userId: alice }).stats.summary({
      from: "2026-12-01",
      to: "2026-12-31",
    });
    expect(future).toMatchObject({
      daysCounted: 0,
      secondsPerDay: 0,
      secondsTotal: 0,
      bestDay: null,
    });
  });

  test("a month that is still running is compared with as many days", async () => {
    const of = (from: Day, to: Day) => sum(cells.filter(({ day }) => day >= from && day <= to));
    const [soFar, before] = [of("2026-11-01", TODAY), of("2026-10-12", "2026-10-31")];
    const answer = await callAs({ userId: alice }).stats.summary({
      from: "2026-11-01",
      to: "2026-11-30",
    });
    expect(answer.before).toEqual({
      from: "2026-10-12",
      to: "2026-10-31",
      secondsTotal: before,
      change: (soFar - before) / before,
    });
  });

  test.each([
    { zone: "Etc/GMT+12", startsAt: 720, to: "2026-11-19" },
    { zone: "Pacific/Kiritimati", startsAt: 0, to: "2026-11-21" },
  ])(
    "a range is still running until its last day has begun in $zone",
    async ({ zone, startsAt, to }) => {
      const { userId } = await aPerson(fresh, {
        settings: { time_zone: zone, day_starts_at_minutes: startsAt },
      });
      const before = async (until: Day) =>
        (await callAs({ userId }).stats.summary({ from: "2026-11-18", to: until })).before.from;
      expect(await before(to)).toBe(addDays("2026-11-18", dayNumber("2026-11-17") - dayNumber(to)));
      expect(await before(addDays(to, 1))).toBe(await before(to));
    },
  );

  test("names devices, and calls unknown what is hidden", async () => {
    const { breakdown } = await callAs({ userId: alice }).stats.summary({
      from: "2026-01-01",
      to: TODAY,
    });
    expect(breakdown.deviceId.map(({ name }) => name).toSorted()).toEqual(["Desktop", "Laptop"]);
    expect(breakdown.project.find(({ value }) => value === "")?.name).toBe("Unknown");
  });

  test("keeps its lists small and sums up the rest, so that all still adds up", async () => {
    const { userId } = await aPerson(fresh);
    const deviceId = await aDevice(fresh, { userId });
    const sessions = Array.from({ length: 70 }, (_, index) =>
      aSession({
        startedAt: NOON - index * 300,
        endedAt: NOON - index * 300 + 100 + index,
        endedBy: "close",
        project: `p${index}`,
      }),
    );
    await storeSessions(fresh, { userId, deviceId, sessions });
    await rederiveDays(contextOf(fresh.databases), userId);
    const answer = await callAs({ userId }).stats.summary({ from: TODAY, to: TODAY });
    expect(answer.breakdown.project).toHaveLength(SHARES_MAX + 1);
    expect(answer.breakdown.project.at(-1)?.value).toBe(OTHER_VALUE);
    expect(answer.buckets[0]?.parts).toHaveLength(PARTS_VALUES_MAX + 1);
    expect(answer.buckets[0]?.parts[0]?.value).toBe(OTHER_VALUE);
    expect([sum(answer.breakdown.project), sum(answer.buckets[0]?.parts ?? [])]).toEqual([
      answer.secondsTotal,
      answer.secondsTotal,
    ]);
  });

  test("tells how many days of the range are still being derived", async () => {
    const { userId } = await aPerson(fresh);
    await storeSessions(fresh, {
      userId,
      deviceId: await aDevice(fresh, { userId }),
      sessions: [aSession()],
    });
    const summary = () => callAs({ userId }).stats.summary({ from: "2026-11-01", to: TODAY });
    expect(await summary()).toMatchObject({ pendingDays: 1, secondsTotal: 0 });
    await rederiveDays(contextOf(fresh.databases), userId);
    expect(await summary()).toMatchObject({
      pendingDays: 0,
      secondsTotal: 60,
      bestDay: { day: TODAY, seconds: 60 },
    });
  });

  test("shows nothing of another person, whatever is asked", async () => {
    const { userId } = await aPerson(fresh);
    const answer = await callAs({ userId }).stats.summary({
      from: "2025-02-12",
      to: TODAY,
      filter: { deviceId: [laptop] },
    });
    expect(answer).toMatchObject({
      secondsTotal: 0,
      daysActive: 0,
      bestDay: null,
      pendingDays: 0,
      before: { secondsTotal: 0, change: null },
    });
    expect(Object.values(answer.breakdown).flat()).toEqual([]);
  });

  test.each([
    ["a NUL", { project: ["a\0b"] }],
    ["a lone surrogate", { branch: ["\ud800"] }],
    ["a device id that is none", { deviceId: ["'; drop table devices --"] }],
  ])("finds nothing under %s, and does not fail", async (_, filter) => {
    const answer = await callAs({ userId: alice }).stats.summary({
      from: "2026-01-01",
      to: TODAY,
      filter,
    });
    expect(answer.secondsTotal).toBe(0);
  });

  test("refuses absurd ranges with a code", async () => {
    const ask = (from: Day, to: Day) =>
      refusal(callAs({ userId: alice }).stats.summary({ from, to }));
    expect(await ask("2026-11-20", "2026-11-19")).toBe("range_reversed");
    expect(await ask("2010-01-01", "2026-11-19")).toBe("range_too_long");
    expect(await ask("0001-01-01", "0001-01-02")).toBe("bad_input");
    expect(await ask("9999-12-30", "9999-12-31")).toBe("bad_input");
    expect(await refusal(callAs(null).stats.summary({ from: TODAY, to: TODAY }))).toBe(
      "unauthenticated",
    );
    expect(
      await refusal(
        callAs({ userId: alice, deviceId: laptop }).stats.summary({ from: TODAY, to: TODAY }),
      ),
    ).toBe("unauthenticated");
  });
});
