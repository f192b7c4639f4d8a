import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { expect, it } from "vitest";
import { siteBars, siteBarSize, siteWeeks } from "./site-bars.ts";

const split = { productive: 60, neutral: 30, distracting: 0 };
const summary: SitesSummary = {
  from: "2026-11-21",
  to: "2026-11-22",
  secondsTotal: 90,
  codingSeconds: 0,
  shares: split,
  productivityScore: 83.3,
  domains: [],
  domainsTotal: 0,
  otherSeconds: 0,
  categories: [],
  hours: [],
  weekHours: [],
  bucketBy: "day",
  buckets: [{ start: "2026-11-21", ...split, codingSeconds: 0 }],
  weeks: [
    {
      start: "2026-11-16",
      ...split,
      codingSeconds: 0,
      productivityScore: 83.3,
      focusScore: null,
      deepWorkBlocks: 0,
    },
  ],
  pendingDays: 0,
};

it("siteBars() draws days or weeks whose parts add up", () => {
  expect(siteBarSize(summary, undefined)).toBe("day");
  expect(siteBarSize({ ...summary, bucketBy: "month" }, "week")).toBe("month");
  expect(siteBars(summary, "day", 1).map(({ seconds, parts }) => [seconds, parts.length])).toEqual([
    [90, 2],
    [0, 0],
  ]);
  expect(siteBars(summary, "week", 1).map(({ title, seconds }) => [title, seconds])).toEqual([
    ["Week from Monday 16 November 2026", 90],
  ]);
  expect(siteBars({ ...summary, from: "2026-09-15" }, "month", 1).map(({ tick }) => tick)).toEqual([
    "Sept 2026",
    "Oct 2026",
    "Nov 2026",
  ]);
});

it("siteWeeks() has a place for weeks without anything, between the first and the last", () => {
  const week = summary.weeks[0]!;
  const weeks = siteWeeks(
    { ...summary, from: "2026-10-01", weeks: [{ ...week, start: "2026-11-02" }, week] },
    1,
  );
  expect(weeks.map(({ start, productivityScore }) => [start, productivityScore])).toEqual([
    ["2026-11-02", 83.3],
    ["2026-11-09", null],
    ["2026-11-16", 83.3],
  ]);
});
