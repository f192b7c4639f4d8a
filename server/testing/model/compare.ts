import type { Caller } from "../call-as.ts";
import { categoryOf, type Ledger } from "./ledger.ts";
import { type LocalClock, localClock } from "./local-clock.ts";
import { type CountedDay, countDays, DIMENSIONS, emptyDay, type Recorded } from "./oracle.ts";
import { REACH } from "./sequences.ts";

/** A range of more than 400 days around every scene: it is answered from months. */
const LONG = { from: "2025-09-15", to: "2027-02-10" } as const;
const DAY = 86_400;

/** All differences between what the oracle counts and what the product answers. */
export async function differencesOf(
  ledger: Ledger,
  records: readonly Recorded[],
  she: Caller,
): Promise<string[]> {
  const clock = clockOf(ledger);
  const counted = countDays(records, ledger.settings, clock, ledger.kept);
  const heatmap = await she.stats.heatmap(LONG);
  const days = [...new Set([...counted.keys(), ...heatmap.days.map(({ day }) => day)])].toSorted();
  const found: string[] = [];
  for (const day of days) {
    const one = counted.get(day) ?? NOTHING;
    const bounds = { startsAt: clock.starts.get(day), endsAt: clock.starts.get(dayAfter(day)) };
    const expected = { ...dayExpected(ledger, one), ...bounds, streak: streakOf(counted, day) };
    compare(`day ${day}`, await dayOf(she, day), expected, found);
  }
  const weekdays = new Array<number>(168).fill(0);
  for (const [day, { hours }] of counted)
    for (const [hour, seconds] of hours.entries()) {
      const at = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) * 24 + hour;
      weekdays[at] = (weekdays[at] ?? 0) + seconds;
    }
  const heatmapDays = positive([...counted].map(([day, { coding }]) => [day, coding]));
  compare(
    "heatmap",
    {
      days: Object.fromEntries(heatmap.days.map(({ day, seconds }) => [day, seconds])),
      hours: heatmap.hours.map(({ seconds }) => seconds),
    },
    { days: heatmapDays, hours: weekdays },
    found,
  );
  compare("projects", await projectsOf(she), projectsExpected(counted), found);
  const short = { from: dayAfter(days[0] ?? "2026-06-01", -1), to: days.at(-1) ?? "2026-06-02" };
  for (const range of [LONG, short])
    compare(
      `range from ${range.from}`,
      await rangeOf(she, range),
      rangeExpected(ledger, counted, range === LONG),
      found,
    );
  return found;
}

/** The local clock of a person around the scene. */
export function clockOf({ scene, settings }: Ledger): LocalClock {
  const span = { from: scene - REACH - 3 * DAY, to: scene + REACH + 3 * DAY };
  return localClock(settings, span);
}

async function dayOf(she: Caller, day: string): Promise<object> {
  const [stats, sites, timeline] = await Promise.all([
    she.stats.day({ day }),
    she.sites.summary({ from: day, to: day }),
    she.activity.timeline({ day }),
  ]);
  const sum = (list: readonly { startedAt: number; endedAt: number }[] = []): number =>
    list.reduce((total, { startedAt, endedAt }) => total + endedAt - startedAt, 0);
  return {
    startsAt: stats.startsAt,
    endsAt: stats.endsAt,
    coding: stats.secondsTotal,
    agent: stats.agentSeconds,
    added: stats.lines.added,
    by: Object.fromEntries(DIMENSIONS.map((name) => [name, sharesOf(stats.breakdown[name])])),
    pending: stats.pending,
    sites: sitesOf(sites.domains),
    shares: sites.shares,
    score: sites.productivityScore,
    codingBesideSites: sites.codingSeconds,
    streak: stats.streakDays,
    timeline: [sum(timeline.intervals), sum(timeline.sites), sum(timeline.agent)],
  };
}

function dayExpected(ledger: Ledger, day: CountedDay): object {
  const sites = [...day.sites.values()].reduce((sum, seconds) => sum + seconds, 0);
  return {
    coding: day.coding,
    agent: day.agent,
    added: day.linesAdded,
    by: Object.fromEntries(DIMENSIONS.map((name) => [name, Object.fromEntries(day.by[name])])),
    pending: false,
    sites: sitesExpected(ledger, day.sites),
    shares: sharesExpected(ledger, day.sites),
    score: scoreExpected(ledger, day.coding, day.sites),
    codingBesideSites: day.coding,
    timeline: [day.coding, sites, day.agent],
  };
}

async function rangeOf(she: Caller, range: { from: string; to: string }): Promise<object> {
  const [summary, sites] = await Promise.all([
    she.stats.summary({ ...range, groupBy: "language" }),
    she.sites.summary(range),
  ]);
  return {
    coding: summary.secondsTotal,
    pending: summary.pendingDays,
    daysActive: summary.daysActive,
    best: summary.bestDay?.seconds ?? 0,
    added: summary.lines.added,
    by: Object.fromEntries(DIMENSIONS.map((name) => [name, sharesOf(summary.breakdown[name])])),
    buckets: positive(summary.buckets.map(({ start, seconds }) => [start, seconds])),
    sites: sitesOf(sites.domains),
    shares: sites.shares,
    score: sites.productivityScore,
    codingBesideSites: sites.codingSeconds,
    weeks: Object.fromEntries(
      sites.weeks.map(({ start, codingSeconds }) => [start, codingSeconds]),
    ),
    siteHours: sites.hours.reduce((sum, hour) => sum + hour.productive + hour.neutral, 0),
  };
}

function rangeExpected(
  ledger: Ledger,
  counted: ReadonlyMap<string, CountedDay>,
  isByMonth: boolean,
): object {
  const days = [...counted.values()];
  const coding = days.reduce((sum, day) => sum + day.coding, 0);
  const sites = merged(days.map((day) => day.sites));
  const shares = sharesExpected(ledger, sites);
  const buckets = merged(
    [...counted].map(
      ([day, one]) => new Map([[isByMonth ? `${day.slice(0, 7)}-01` : day, one.coding]]),
    ),
  );
  const weeks = merged(
    [...counted]
      .filter(([, { coding: seconds, sites: own }]) => seconds + own.size > 0)
      .map(([day, one]) => new Map([[mondayOf(day), one.coding]])),
  );
  return {
    coding,
    pending: 0,
    daysActive: days.filter((day) => day.coding > 0).length,
    best: Math.max(0, ...days.map((day) => day.coding)),
    added: days.reduce((sum, { linesAdded }) => sum + linesAdded, 0),
    by: Object.fromEntries(
      DIMENSIONS.map((name) => [name, Object.fromEntries(merged(days.map(({ by }) => by[name])))]),
    ),
    buckets: positive([...buckets]),
    sites: sitesExpected(ledger, sites),
    shares,
    score: scoreExpected(ledger, coding, sites),
    codingBesideSites: coding,
    weeks: Object.fromEntries(weeks),
    siteHours: shares.productive + shares.neutral,
  };
}

const NOTHING = emptyDay();

type Sums = Readonly<Record<string, number>>;

function sharesOf(list: readonly { value: string; seconds: number }[]): Sums {
  return Object.fromEntries(list.map(({ value, seconds }) => [value, seconds]));
}

type Site = { domain: string; category: string; weight: number; seconds: number };

function sitesOf(rows: readonly Site[]): object {
  return Object.fromEntries(
    rows
      .filter(({ seconds }) => seconds > 0)
      .map(({ domain, category, weight, seconds }) => [domain, { category, weight, seconds }]),
  );
}

function sitesExpected(ledger: Ledger, sites: ReadonlyMap<string, number>): object {
  return sitesOf(
    [...sites].map(([domain, seconds]) => ({ domain, seconds, ...categoryOf(ledger, domain) })),
  );
}

function sharesExpected(ledger: Ledger, sites: ReadonlyMap<string, number>) {
  const shares = { productive: 0, neutral: 0, distracting: 0 };
  for (const [domain, seconds] of sites) {
    const { weight } = categoryOf(ledger, domain);
    if (weight >= 0.75) shares.productive += seconds;
    else if (weight <= 0.25) shares.distracting += seconds;
    else shares.neutral += seconds;
  }
  return shares;
}

/** Rule 5: the weighted part of all seconds, in percent with one decimal; null without any. */
function scoreExpected(
  ledger: Ledger,
  coding: number,
  sites: ReadonlyMap<string, number>,
): number | null {
  let [whole, weighted] = [coding, coding];
  for (const [domain, seconds] of sites) {
    whole += seconds;
    weighted += seconds * categoryOf(ledger, domain).weight;
  }
  return whole === 0 ? null : Math.round((1_000 * weighted) / whole) / 10;
}

/** Rule 8: how many days up to this one have a quarter of an hour of coding, without a hole. */
function streakOf(counted: ReadonlyMap<string, CountedDay>, day: string): number {
  let days = 0;
  while ((counted.get(dayAfter(day, -days))?.coding ?? 0) >= 900) days += 1;
  return days;
}

async function projectsOf(she: Caller): Promise<object> {
  const { projects } = await she.activity.projects();
  return Object.fromEntries(
    projects.map(({ project, secondsTotal, firstDay, lastDay }) => [
      `project ${project}`,
      { secondsTotal, firstDay, lastDay },
    ]),
  );
}

function projectsExpected(counted: ReadonlyMap<string, CountedDay>): object {
  const found: Record<string, { secondsTotal: number; firstDay: string; lastDay: string }> = {};
  for (const [day, { by }] of [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const [project, seconds] of by.project) {
      const known = found[`project ${project}`] ?? { secondsTotal: 0, firstDay: day };
      const secondsTotal = known.secondsTotal + seconds;
      found[`project ${project}`] = { ...known, secondsTotal, lastDay: day };
    }
  return found;
}

function positive(entries: readonly (readonly [string, number])[]): Sums {
  return Object.fromEntries(entries.filter(([, seconds]) => seconds > 0));
}

function merged(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps)
    for (const [key, seconds] of map) sums.set(key, (sums.get(key) ?? 0) + seconds);
  return sums;
}

function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY * 1_000).toISOString().slice(0, 10);
}

/** Adds a line for every value that differs. */
function compare(name: string, seen: unknown, expected: unknown, found: string[]): void {
  if (isObject(seen) && isObject(expected)) {
    for (const key of new Set([...Object.keys(seen), ...Object.keys(expected)]))
      compare(`${name}, ${key}`, seen[key], expected[key], found);
    return;
  }
  if (seen !== expected)
    found.push(`${name}: shown ${JSON.stringify(seen)}, counted ${JSON.stringify(expected)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
