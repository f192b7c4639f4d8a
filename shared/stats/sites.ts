import type { Interval } from "../timeline/interval.ts";
import {
  weightClass,
  type Category,
  type Weight,
  type WeightClass,
} from "../categories/categories.ts";
import { hourParts, type Zones } from "../time/local-hours.ts";
import type { Seconds } from "../time/instant.ts";

/** Sums of one domain on a day. `hours[h]`: seconds in local hour h; the 24 add up to `seconds`. */
export type SiteRow = {
  readonly domain: string;
  readonly category: Category;
  readonly weight: Weight;
  readonly seconds: Seconds;
  readonly hours: readonly Seconds[];
  readonly pageViews: number;
  readonly tabSwitches: number;
  readonly idleSeconds: Seconds;
};

/** The counters of a visit, and the category and weight of its domain. */
export type CountedVisit = {
  readonly domain: string;
  readonly category: Category;
  readonly weight: Weight;
  readonly pageViews: number;
  readonly tabSwitches: number;
  readonly idleSeconds: Seconds;
};

/**
 * One row per domain, from the sites of a day's timeline, largest first. The rows' seconds add up
 * to the intervals', exactly. `visits`: those that started on the day. Their counters go into the
 * row of their domain, also if a later session owns all their time.
 * @example sites([mozilla.org 01:50 to 02:10], { timeZone: "UTC" })
 * // [{ domain: "mozilla.org", seconds: 1200, hours: [0, 600, 600, 0, …], … }]
 */
export function sites(
  intervals: readonly Interval[],
  zones: Zones,
  visits: readonly CountedVisit[] = [],
): SiteRow[] {
  type Sum = { -readonly [key in keyof SiteRow]: SiteRow[key] } & { hours: number[] };
  const rows = new Map<string, Sum>();
  const rowOf = (domain: string, category: Category, weight: Weight): Sum => {
    const known = rows.get(domain);
    if (known !== undefined) return known;
    const hours = new Array<number>(24).fill(0);
    const row = {
      domain,
      category,
      weight,
      seconds: 0,
      hours,
      pageViews: 0,
      tabSwitches: 0,
      idleSeconds: 0,
    };
    rows.set(domain, row);
    return row;
  };
  for (const {
    kind,
    domain = "",
    category = "uncategorised",
    weight = 0.5,
    startedAt,
    endedAt,
  } of intervals) {
    if (kind !== "site") continue;
    const row = rowOf(domain, category, weight);
    row.seconds += endedAt - startedAt;
    for (const part of hourParts(startedAt, endedAt, zones)) {
      row.hours[part.hour] = (row.hours[part.hour] ?? 0) + part.endedAt - part.startedAt;
    }
  }
  for (const { domain, category, weight, pageViews, tabSwitches, idleSeconds } of visits) {
    const row = rowOf(domain, category, weight);
    row.pageViews += pageViews;
    row.tabSwitches += tabSwitches;
    row.idleSeconds += idleSeconds;
  }
  return [...rows.values()].sort((a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1));
}

/** Website seconds of a day by class of weight. The three classes add up to `secondsTotal`. */
export type SiteTotals = { readonly secondsTotal: Seconds } & Readonly<
  Record<WeightClass, Seconds>
>;

/**
 * Seconds by class of weight (see weightClass()), from rows or from a timeline's sites.
 * @example siteTotals([{ weight: 1, seconds: 60 }, { weight: 0, seconds: 30 }])
 * // { secondsTotal: 90, productive: 60, neutral: 0, distracting: 30 }
 */
export function siteTotals(
  rows: readonly { readonly weight: Weight; readonly seconds: Seconds }[],
): SiteTotals {
  const sums = { secondsTotal: 0, productive: 0, neutral: 0, distracting: 0 };
  for (const { weight, seconds } of rows) {
    sums.secondsTotal += seconds;
    sums[weightClass(weight)] += seconds;
  }
  return sums;
}

/**
 * Seconds per category, largest first. They add up to the rows' seconds.
 * @example categoryShares([{ category: "news", seconds: 60 }, { category: "news", seconds: 30 }])
 * // [{ category: "news", seconds: 90 }]
 */
export function categoryShares(
  rows: readonly { readonly category: Category; readonly seconds: Seconds }[],
): { readonly category: Category; readonly seconds: Seconds }[] {
  const sums = new Map<Category, Seconds>();
  for (const { category, seconds } of rows)
    if (seconds > 0) sums.set(category, (sums.get(category) ?? 0) + seconds);
  return [...sums]
    .map(([category, seconds]) => ({ category, seconds }))
    .sort((a, b) => b.seconds - a.seconds || (a.category < b.category ? -1 : 1));
}
