import type { Categorised } from "@streakline/shared/categories/category-of.ts";
import { weightClass } from "@streakline/shared/categories/categories.ts";
import { pulledOut } from "@streakline/shared/stats/pulled-out.ts";
import { sites } from "@streakline/shared/stats/sites.ts";
import type { DeepWorkBlock } from "@streakline/shared/stats/stats-answers.ts";
import { line, type Timeline } from "@streakline/shared/timeline/timeline.ts";
import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { Seconds } from "@streakline/shared/time/instant.ts";
import type { StoredVisit } from "../../read/sessions.store.ts";
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
  return sites(resolved.sites, zones, counted).map((row) => {
    const pull = pulls.get(row.domain);
    return {
      ...row,
      pulls: pull?.count ?? 0,
      pullsEnded: pull?.blocksEnded ?? 0,
      pullSeconds: pull?.seconds ?? 0,
    };
  });
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
    const { category, weight } = categorise(row.domain);
    return { ...row, category, weight };
  });
  return rows.sort((a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1));
}
