import { DomainError } from "@streakline/shared/errors.ts";
import { RANGE_DAYS_MAX } from "@streakline/shared/stats/stats-answers.ts";
import type { SitesRangeInput } from "@streakline/shared/sites/sites-answers.ts";
import { dayNumber } from "@streakline/shared/time/days.ts";

const DAY_MIN = "2000-01-01";
const DAY_MAX = "2200-12-31";

/**
 * Refuses with `bad_input`, `range_reversed` or `range_too_long` what no person can ask for; gives
 * the number of days.
 * @example checkRange({ from: "2026-11-01", to: "2026-11-30" }) // 30
 */
export function checkRange({ from, to }: SitesRangeInput): number {
  for (const day of [from, to])
    if (day < DAY_MIN || day > DAY_MAX)
      throw new DomainError("bad_input", {
        problem: `a day must lie between ${DAY_MIN} and ${DAY_MAX}`,
      });
  if (to < from) throw new DomainError("range_reversed");
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days > RANGE_DAYS_MAX) throw new DomainError("range_too_long", { max: RANGE_DAYS_MAX });
  return days;
}
