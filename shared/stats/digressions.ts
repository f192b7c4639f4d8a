import type { Interval } from "../timeline/interval.ts";
import { weightClass, type Category, type Weight } from "../categories/categories.ts";
import type { EpochSeconds, Seconds } from "../time/instant.ts";

/** An interruption of this length ends a block of deep work. */
export const INTERRUPTION_SECONDS_MAX = 120;

/** One visit to a neutral or distracting site. Sessions that touch are one visit. */
export type Digression = {
  readonly domain: string;
  readonly category: Category;
  readonly weight: Weight;
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
};

/**
 * The visits to neutral and distracting sites in a timeline, in order. Pieces of one domain that
 * touch are one visit.
 * @example digressions([youtube.com 10:00 to 10:05, youtube.com 10:05 to 10:07, mozilla.org 10:07
 * to 10:09])
 * // one, 10:00 to 10:07
 */
export function digressions(line: readonly Interval[]): Digression[] {
  const visits: { -readonly [key in keyof Digression]: Digression[key] }[] = [];
  for (const {
    kind,
    domain = "",
    category = "uncategorised",
    weight = 0.5,
    startedAt,
    endedAt,
  } of line) {
    if (kind !== "site" || weightClass(weight) === "productive") continue;
    const last = visits.at(-1);
    if (last !== undefined && last.domain === domain && last.endedAt === startedAt)
      last.endedAt = endedAt;
    else visits.push({ domain, category, weight, startedAt, endedAt });
  }
  return visits;
}

/**
 * The visits that follow each other from `at` up to `until`. The first begins within two minutes of
 * `at`, each other one within two minutes of the end of the visit before it.
 * @example work until 10:00, a forum 10:01 to 10:02 and a video 10:03 to 10:20 // both
 * @example work until 10:00, a video 10:05 to 10:20 // none
 */
export function train(
  visits: readonly Digression[],
  at: EpochSeconds,
  until: EpochSeconds,
): Digression[] {
  const list: Digression[] = [];
  let end = at;
  for (const visit of visits.slice(firstFrom(visits, at))) {
    if (visit.startedAt >= until || visit.startedAt - end >= INTERRUPTION_SECONDS_MAX) break;
    list.push(visit);
    end = visit.endedAt;
  }
  return list;
}

/** Seconds of visits by domain, largest first. Equal domains: the one visited first. */
export function byDomain(
  visits: readonly Digression[],
): (Omit<Digression, "endedAt"> & { readonly seconds: Seconds; readonly count: number })[] {
  const sums = new Map<string, Omit<Digression, "endedAt"> & { seconds: Seconds; count: number }>();
  for (const { endedAt, ...visit } of visits) {
    const sum = sums.get(visit.domain) ?? { ...visit, seconds: 0, count: 0 };
    sum.seconds += endedAt - visit.startedAt;
    sum.count += 1;
    sums.set(visit.domain, sum);
  }
  return [...sums.values()].sort((a, b) => b.seconds - a.seconds || a.startedAt - b.startedAt);
}

function firstFrom(visits: readonly Digression[], at: EpochSeconds): number {
  let low = 0;
  let high = visits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((visits[middle]?.startedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
