import { type DayRule, type DaySettings, type EarlierDayRule } from "./days.ts";
import type { EpochSeconds } from "./instant.ts";

/**
 * The settings for days after a change that holds from `from` on, or `always`: for all the past,
 * because what held before was wrong. What the change leaves out keeps its history. Rules that
 * become equal to the one after them are joined.
 * @example changeDays({ timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 },
 * { timeZone: "Asia/Tokyo" }, 1_795_305_600)
 * // Tokyo, with Berlin until 1_795_305_600 as the only earlier rule
 */
export function changeDays(
  { timeZone, dayStartsAtMinutes, earlier = [] }: DaySettings,
  change: Partial<DayRule>,
  from: EpochSeconds | "always",
): Required<DaySettings> {
  const at = from === "always" ? Number.NEGATIVE_INFINITY : from;
  const rules = [...earlier, { timeZone, dayStartsAtMinutes, until: Number.POSITIVE_INFINITY }];
  const cut = rules.flatMap((rule, index): EarlierDayRule[] => {
    if (rule.until <= at) return [rule];
    const changed = { ...rule, ...change };
    const begins = rules[index - 1]?.until ?? Number.NEGATIVE_INFINITY;
    return at > begins ? [{ ...rule, until: at }, changed] : [changed];
  });
  const joined = cut.filter((rule, index) => {
    const next = cut[index + 1];
    return next === undefined || !isSameRule(rule, next);
  });
  const { until: _, ...last } = joined.pop() ?? { timeZone, dayStartsAtMinutes, until: 0 };
  return { ...last, earlier: joined };
}

/**
 * The second from which on two settings for days differ: `always` when already the oldest rules do,
 * null when nothing does.
 */
export function firstChange(a: DaySettings, b: DaySettings): EpochSeconds | "always" | null {
  const [ofA, ofB] = [a, b].map(({ earlier = [], ...last }) => [
    ...earlier,
    { ...last, until: Number.POSITIVE_INFINITY },
  ]) as [EarlierDayRule[], EarlierDayRule[]];
  let from = Number.NEGATIVE_INFINITY;
  for (const [index, rule] of ofA.entries()) {
    const other = ofB[index];
    if (other === undefined || !isSameRule(rule, other))
      return from === Number.NEGATIVE_INFINITY ? "always" : from;
    from = Math.min(rule.until, other.until);
    if (rule.until !== other.until) return from;
  }
  return null;
}

function isSameRule(a: DayRule, b: DayRule): boolean {
  return a.timeZone === b.timeZone && a.dayStartsAtMinutes === b.dayStartsAtMinutes;
}
