import type { Categorised } from "@streakline/shared/categories/category-of.ts";
import { weightClass } from "@streakline/shared/categories/categories.ts";
import { isOtherSites, OTHER_SITES } from "@streakline/shared/sites/other-sites.ts";
import { pulledOut } from "@streakline/shared/stats/pulled-out.ts";
import { sites } from "@streakline/shared/stats/sites.ts";
import type { DeepWorkBlock } from "@streakline/shared/stats/stats-answers.ts";
import { line, type Timeline } from "@streakline/shared/timeline/timeline.ts";
import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { Seconds } from "@streakline/shared/time/instant.ts";
import type { StoredVisit } from "../../read/sessions.store.ts";
import { largestNames, NAMES_MAX } from "./cap-names.ts";
import type { SiteDayRow } from "./derived-day.ts";

/**
 * The rows of a day's websites: seconds of the resolved timeline, counters of visits that started
 * on the day, and how often each domain pulled the person out of deep work.
 */
export function siteRows(
  resolved: Timeline,
  visits: readonly StoredVisit[],
  categorise: (domain: string) => Categorised,
  blocks: readonly DeepWorkBlock[],
  zones: Zones,
): SiteDayRow[] {
  if (resolved.sites.length === 0 && visits.length === 0) return [];
  const counted = visits.map((visit) => ({ ...visit, ...categorise(visit.domain) }));
  const pulls = new Map(pulledOut(line(resolved), blocks).map((row) => [row.domain, row]));
  const rows = sites(resolved.sites, zones, counted).map((row) => {
    const pull = pulls.get(row.domain);
    return {
      ...row,
      pulls: pull?.count ?? 0,
      pullsEnded: pull?.blocksEnded ?? 0,
      pullSeconds: pull?.seconds ?? 0,
    };
  });
  return capDomains(rows);
}

/**
 * The rows of a day with at most `max` domains, those with the most seconds. The others are one sum
 * for each category and weight, so that the sums of both stay.
 * @example capDomains([{ domain: "a.test", … }, { domain: "b.test", category: "news", weight: 0,
 * … }], 1)[1].domain // "/other/news/0"
 */
export function capDomains(rows: readonly SiteDayRow[], max: number = NAMES_MAX): SiteDayRow[] {
  if (rows.length <= max) return [...rows];
  const kept = largestNames(rows, ({ domain }) => domain, max);
  const others = new Map<string, SiteDayRow>();
  for (const row of rows.filter(({ domain }) => !kept.has(domain))) {
    const domain = `${OTHER_SITES}${row.category}/${row.weight}`;
    const known = others.get(domain);
    others.set(domain, known === undefined ? { ...row, domain } : added(known, row));
  }
  return [...rows.filter(({ domain }) => kept.has(domain)), ...others.values()].sort(largestFirst);
}

const ADDED = [
  ...(["seconds", "pageViews", "tabSwitches", "idleSeconds"] as const),
  ...(["pulls", "pullsEnded", "pullSeconds"] as const),
];

function added(sum: SiteDayRow, row: SiteDayRow): SiteDayRow {
  const hours = sum.hours.map((before, hour) => before + (row.hours[hour] ?? 0));
  const sums = ADDED.map((name) => [name, sum[name] + row[name]]);
  return { ...sum, ...Object.fromEntries(sums), hours };
}

function largestFirst(a: SiteDayRow, b: SiteDayRow): number {
  return b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1);
}

/**
 * 24 sums of productive seconds by local hour, then 24 neutral and 24 distracting; empty without
 * rows.
 * @example siteHours([{ weight: 0, hours: [60, …], … }])[48] // 60
 */
export function siteHours(rows: readonly Pick<SiteDayRow, "weight" | "hours">[]): Seconds[] {
  if (rows.length === 0) return [];
  const sums = new Array<Seconds>(72).fill(0);
  for (const { weight, hours } of rows) {
    const from = { productive: 0, neutral: 24, distracting: 48 }[weightClass(weight)];
    for (const [hour, seconds] of hours.entries())
      sums[from + hour] = (sums[from + hour] ?? 0) + seconds;
  }
  return sums;
}

/** The kept rows of a day with present categories, most seconds first. */
export function recategorised(
  kept: readonly SiteDayRow[],
  categorise: (domain: string) => Categorised,
): SiteDayRow[] {
  const rows = kept.map((row) => {
    if (isOtherSites(row.domain)) return row;
    const { category, weight } = categorise(row.domain);
    return { ...row, category, weight };
  });
  return rows.sort(largestFirst);
}
