import { isOtherSites } from "@streakline/shared/sites/other-sites.ts";
import { productivityScore } from "@streakline/shared/stats/productivity-score.ts";
import { categoryShares } from "@streakline/shared/stats/sites.ts";
import type {
  DomainRow,
  SitesRangeInput,
  SitesSummary,
  WeightShares,
} from "@streakline/shared/sites/sites-answers.ts";
import { addDays, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day, Seconds } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
import { bucketBy, checkRange } from "../read/range.ts";
import { siteSums, type SiteSums } from "./sites.store.ts";

/** Most domains in a summary. */
const DOMAINS_MAX = 100;

/**
 * A person's websites in a range: domains, categories, classes by hour, by weekday and hour, and by
 * bucket, and the trend by week. Buckets are days up to RANGE_DAYS_BY_DAY_MAX days, else months.
 * Throws `range_reversed`, `range_too_long` or `bad_input`.
 */
export async function getSummary(
  ctx: Ctx<"databases">,
  userId: string,
  range: SitesRangeInput,
): Promise<SitesSummary> {
  checkRange(range);
  return summaryOf(range, await siteSums(ctx.databases.app, userId, range.from, range.to));
}

type Sum = { -readonly [key in keyof WeightShares]: Seconds };
const zero = (): Sum => ({ productive: 0, neutral: 0, distracting: 0 });

function summaryOf({ from, to }: SitesRangeInput, sums: SiteSums): SitesSummary {
  const { pendingDays, weekStartsOn } = sums;
  const by = bucketBy({ from, to });
  const shares = zero();
  const buckets = new Map<Day, Sum & { codingSeconds: Seconds }>();
  const weeks = new Map<Day, Week>();
  let codingSeconds = 0;
  for (const day of sums.days) {
    const isoDay = weekdayOf(day.day);
    const bucket = entry(buckets, by === "day" ? day.day : `${day.day.slice(0, 7)}-01`, () => ({
      ...zero(),
      codingSeconds: 0,
    }));
    const week = entry(weeks, addDays(day.day, -((isoDay - weekStartsOn + 7) % 7)), newWeek);
    for (const sum of [shares, bucket, week]) add(sum, day);
    codingSeconds += day.coding;
    bucket.codingSeconds += day.coding;
    week.codingSeconds += day.coding;
    week.deepWorkBlocks += day.deepWork;
    week.productivity.push(day.productivity);
    if (day.focus !== null) week.focus.push(day.focus);
  }
  const secondsTotal = shares.productive + shares.neutral + shares.distracting;
  const all = merged(sums.domains.filter(({ domain }) => !isOtherSites(domain)));
  const domains = all.slice(0, DOMAINS_MAX);
  const weekHours = weekHoursOf(sums.weekHours);
  return {
    from,
    to,
    secondsTotal,
    codingSeconds,
    shares,
    productivityScore: productivityScore(codingSeconds, sums.domains),
    domains,
    domainsTotal: all.length,
    otherSeconds: secondsTotal - domains.reduce((sum, { seconds }) => sum + seconds, 0),
    categories: [...categoryShares(sums.domains)],
    hours: byHour(weekHours),
    weekHours,
    bucketBy: by,
    buckets: inOrder(buckets),
    weeks: inOrder(weeks).map(({ productivity, focus, ...week }) => ({
      ...week,
      productivityScore: mean(productivity),
      focusScore: mean(focus),
    })),
    pendingDays,
  };
}

/** The sums of each weekday as one entry per hour with time. */
function weekHoursOf(rows: SiteSums["weekHours"]): SitesSummary["weekHours"] {
  return rows.flatMap(({ weekday, sums }) =>
    Array.from({ length: 24 }, (_, hour) => ({
      weekday,
      hour,
      productive: sums[hour] ?? 0,
      neutral: sums[hour + 24] ?? 0,
      distracting: sums[hour + 48] ?? 0,
    })).filter(({ productive, neutral, distracting }) => productive + neutral + distracting > 0),
  );
}

function byHour(weekHours: SitesSummary["weekHours"]): SitesSummary["hours"] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, ...zero() }));
  for (const part of weekHours) {
    const sum = hours[part.hour];
    if (sum !== undefined) add(sum, part);
  }
  return hours;
}

function add(sum: Sum, { productive, neutral, distracting }: WeightShares): void {
  sum.productive += productive;
  sum.neutral += neutral;
  sum.distracting += distracting;
}

/** One row per domain, with the category and weight of most of its time. */
function merged(rows: readonly DomainRow[]): DomainRow[] {
  const byDomain = new Map<string, DomainRow>();
  for (const row of rows) {
    const known = byDomain.get(row.domain);
    if (known === undefined) byDomain.set(row.domain, { ...row });
    else
      for (const name of ["seconds", "days", "pageViews", "tabSwitches", "idleSeconds"] as const)
        known[name] += row[name];
  }
  return [...byDomain.values()].sort(
    (a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1),
  );
}

type Week = Sum & {
  codingSeconds: Seconds;
  deepWorkBlocks: number;
  productivity: number[];
  focus: number[];
};
const newWeek = (): Week => ({
  ...zero(),
  codingSeconds: 0,
  deepWorkBlocks: 0,
  productivity: [],
  focus: [],
});

function entry<T>(map: Map<Day, T>, key: Day, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function inOrder<T>(map: ReadonlyMap<Day, T>): (T & { start: Day })[] {
  return [...map]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, value]) => ({ start, ...value }));
}

/** The mean with one decimal; null for an empty list. */
function mean(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
}
