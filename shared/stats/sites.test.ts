import fc from "fast-check";
import { expect, test } from "vitest";
import { timeline } from "../timeline/timeline.ts";
import { burstLists } from "../testing/arbitraries.ts";
import { anInterval, clock, SUNDAY } from "../testing/builders.ts";
import { categoryShares, sites, siteTotals } from "./sites.ts";
import { secondsOf } from "./totals.ts";

const site = {
  kind: "site" as const,
  project: "",
  language: "",
  editor: "",
  branch: "",
  domain: "mozilla.org",
  category: "documentation" as const,
  weight: 1,
};

test("sites() gives a row per domain with its seconds under each local hour", () => {
  const list = [
    anInterval({ ...site, startedAt: clock("01:50"), endedAt: clock("02:10") }),
    anInterval({
      ...site,
      domain: "youtube.com",
      category: "video",
      weight: 0,
      startedAt: clock("02:10"),
      endedAt: clock("02:11"),
    }),
    anInterval({ startedAt: clock("02:11"), endedAt: clock("02:20") }),
    anInterval({ ...site, startedAt: clock("03:00"), endedAt: clock("03:05") }),
  ];
  const rows = sites(list, { timeZone: "UTC" });
  expect(rows.map(({ domain, seconds, hours }) => [domain, seconds, hours.slice(0, 5)])).toEqual([
    ["mozilla.org", 1_500, [0, 600, 600, 300, 0]],
    ["youtube.com", 60, [0, 0, 60, 0, 0]],
  ]);
  expect(siteTotals(rows)).toEqual({
    secondsTotal: 1_560,
    productive: 1_500,
    neutral: 0,
    distracting: 60,
  });
});

test("sites() adds the counters of visits that started on the day, also without time", () => {
  const visit = {
    domain: "w3.org",
    category: "documentation" as const,
    weight: 1,
    pageViews: 2,
    tabSwitches: 1,
    idleSeconds: 5,
  };
  expect(sites([], { timeZone: "UTC" }, [visit, visit])).toEqual([
    {
      domain: "w3.org",
      category: "documentation",
      weight: 1,
      seconds: 0,
      hours: new Array<number>(24).fill(0),
      pageViews: 4,
      tabSwitches: 2,
      idleSeconds: 10,
    },
  ]);
});

test("categoryShares() adds up by category, largest first", () => {
  expect(
    categoryShares([
      { category: "news", seconds: 60 },
      { category: "video", seconds: 70 },
      { category: "news", seconds: 30 },
      { category: "games", seconds: 0 },
    ]),
  ).toEqual([
    { category: "news", seconds: 90 },
    { category: "video", seconds: 70 },
  ]);
});

test("rows, hours, categories and the three classes each add up to the sites' seconds", () => {
  fc.assert(
    fc.property(burstLists(20_000), (sessions) => {
      const visited = timeline(
        sessions,
        { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 },
        { gapMinutes: 15, awayMinutes: 2 },
      ).sites;
      const rows = sites(visited, { timeZone: "Asia/Kolkata" });
      const sum = (list: readonly number[]): number =>
        list.reduce((total, value) => total + value, 0);
      const { secondsTotal, productive, neutral, distracting } = siteTotals(rows);
      expect(secondsTotal).toBe(secondsOf(visited));
      expect(productive + neutral + distracting).toBe(secondsTotal);
      expect(sum(categoryShares(rows).map(({ seconds }) => seconds))).toBe(secondsTotal);
      for (const { seconds, hours } of rows) expect(sum(hours)).toBe(seconds);
    }),
  );
});
