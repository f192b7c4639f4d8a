import { weightClass } from "@streakline/shared/categories/categories.ts";
import { productivityScore, type WeightedSite } from "@streakline/shared/stats/productivity-score.ts";
import { RANGE_DAYS_BY_DAY_MAX } from "@streakline/shared/stats/stats-answers.ts";
import type { SitesRangeInput, SitesSummary, WeightShares } from "@streakline/shared/sites/sites-answers.ts";
import { addDays, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day, Seconds } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
import { checkRange } from "./check-range.ts";
import { siteSums, type SiteSums } from "./sites.store.ts";

/**
 * A person's websites in a range: domains, categories, how their time counts by hour, weekday and day, and the trend by week. Up to
 * RANGE_DAYS_BY_DAY_MAX days the buckets are days, beyond that months. Refuses with `range_reversed`, `range_too_long` or `bad_input`.
 */
export async function getSummary(ctx: Ctx<"databases">, userId: string, range: SitesRangeInput): Promise<SitesSummary> {
  const days = checkRange(range);
  return summaryOf(range, days, await siteSums(ctx.databases.app, userId, range.from, range.to));
}

type Sum = { -readonly [key in keyof WeightShares]: Seconds };
const zero = (): Sum => ({ productive: 0, neutral: 0, distracting: 0 });

function summaryOf({ from, to }: SitesRangeInput, daysInRange: number, sums: SiteSums): SitesSummary {
  const { domains, domainsTotal, categories, pendingDays, weekStartsOn } = sums;
  const bucketBy = daysInRange > RANGE_DAYS_BY_DAY_MAX ? "month" : "day";
  const shares = zero();
  const weekdays = Array.from({ length: 7 }, zero);
  const buckets = new Map<Day, Sum & { codingSeconds: Seconds }>();
  const weeks = new Map<Day, Week>();
  const bucketOf = (day: Day) =>
    entry(buckets, bucketBy === "day" ? day : `${day.slice(0, 7)}-01`, () => ({ ...zero(), codingSeconds: 0 }));
  const weekOf = (day: Day) => entry(weeks, addDays(day, -((weekdayOf(day) - weekStartsOn + 7) % 7)), newWeek);
  for (const [day, weight, seconds] of sums.days) {
    const counts = weightClass(weight);
    for (const sum of [shares, weekdays[weekdayOf(day) - 1], bucketOf(day), weekOf(day)]) if (sum !== undefined) sum[counts] += seconds;
  }
  let codingSeconds = 0;
  for (const [day, coding, , productivity, focus, deepWork] of sums.stats) {
    codingSeconds += coding;
    bucketOf(day).codingSeconds += coding;
    const week = weekOf(day);
    week.codingSeconds += coding;
    week.deepWorkBlocks += deepWork;
    week.productivity.push(productivity);
    if (focus !== null) week.focus.push(focus);
  }
  const hours = Array.from({ length: 24 }, zero);
  for (const [weight, ofHours] of sums.hours) {
    const counts = weightClass(weight);
    for (const [hour, seconds] of ofHours.entries()) if (hours[hour] !== undefined) hours[hour][counts] += seconds;
  }
  const secondsTotal = shares.productive + shares.neutral + shares.distracting;
  const weighted: WeightedSite[] = sums.days.map(([, weight, seconds]) => ({ weight, seconds }));
  return {
    ...{ from, to, secondsTotal, codingSeconds, shares, productivityScore: productivityScore(codingSeconds, weighted) },
    ...{ domains, domainsTotal, otherSeconds: secondsTotal - domains.reduce((sum, { seconds }) => sum + seconds, 0), categories },
    hours: hours.map((sum, hour) => ({ hour, ...sum })),
    weekdays: weekdays.map((sum, index) => ({ weekday: index + 1, ...sum })),
    bucketBy,
    buckets: inOrder(buckets),
    weeks: inOrder(weeks).map(({ productivity, focus, ...week }) => ({
      ...week,
      productivityScore: mean(productivity),
      focusScore: mean(focus),
    })),
    pendingDays,
  };
}

type Week = Sum & { codingSeconds: Seconds; deepWorkBlocks: number; productivity: number[]; focus: number[] };
const newWeek = (): Week => ({ ...zero(), codingSeconds: 0, deepWorkBlocks: 0, productivity: [], focus: [] });

function entry<T>(map: Map<Day, T>, key: Day, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function inOrder<T>(map: ReadonlyMap<Day, T>): (T & { start: Day })[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([start, value]) => ({ start, ...value }));
}

/** With one decimal; null of nothing. */
function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
}
