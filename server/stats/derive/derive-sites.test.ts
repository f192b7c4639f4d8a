import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { timeline } from "@streakline/shared/timeline/timeline.ts";
import { expect, test } from "vitest";
import { capDomains, recategorised, siteHours, siteRows } from "./derive-sites.ts";

const hoursWith = (hour: number, seconds: number) =>
  Array.from({ length: 24 }, (_, at) => (at === hour ? seconds : 0));
const row = (domain: string, seconds: number, weight: number) => ({
  domain,
  seconds,
  weight,
  category: "other" as const,
  hours: hoursWith(9, seconds),
  pageViews: 1,
  tabSwitches: 0,
  idleSeconds: 0,
  pulls: 0,
  pullsEnded: 0,
  pullSeconds: 0,
});

test("siteHours() sums productive, neutral and distracting seconds by hour", () => {
  const hours = siteHours([row("a.org", 60, 1), row("b.org", 30, 0), row("c.org", 5, 0)]);
  expect([hours.length, hours[9], hours[24 + 9], hours[48 + 9]]).toEqual([72, 60, 0, 35]);
  expect(siteHours([])).toEqual([]);
});

test("recategorised() gives kept rows the category of now, the most seconds first", () => {
  const rules = new Map([["a.org", { category: "learning" as const, weight: null }]]);
  const rows = recategorised([row("a.org", 10, 0), row("youtube.com", 20, 1)], (domain) =>
    categoryOf(domain, rules),
  );
  expect(rows.map(({ domain, category, weight }) => [domain, category, weight])).toEqual([
    ["youtube.com", "video", 0],
    ["a.org", "learning", 1],
  ]);
});

test("siteRows() gives no rows for a day without websites", () => {
  const nothing = timeline([], { startsAt: 0, endsAt: 1 }, { gapMinutes: 15, awayMinutes: 2 });
  expect(
    siteRows(nothing, [], (domain) => categoryOf(domain, new Map()), [], { timeZone: "UTC" }),
  ).toEqual([]);
});

test("capDomains() sums what is beyond the largest by category and weight", () => {
  const rows = [row("a.org", 60, 1), row("b.org", 30, 0), row("c.org", 5, 0), row("d.org", 4, 1)];
  expect(capDomains(rows, 1)).toEqual([
    rows[0],
    { ...row("/other/other/0", 35, 0), pageViews: 2 },
    row("/other/other/1", 4, 1),
  ]);
  expect(capDomains(rows, 4)).toEqual(rows);
});

test("recategorised() leaves the sum of the smaller sites as it is", () => {
  const sum = row("/other/other/0.3", 35, 0.3);
  expect(recategorised([sum], (domain) => categoryOf(domain, new Map()))).toEqual([sum]);
});
