import { addDays } from "../time/days.ts";
import type { Day, Seconds } from "../time/instant.ts";

/** The length of a streak, and the state of its last day. */
export type Streak = {
  /** Days that reached the minimum; excused days neither add nor break. */
  readonly days: number;
  readonly firstDay: Day | null;
  readonly lastDay:
    | { readonly state: "met" }
    | { readonly state: "open"; readonly secondsLeft: Seconds }
    | { readonly state: "excused" }
    | { readonly state: "missed" };
};

export const STREAK_SECONDS_MIN_DEFAULT = 900;

/**
 * The streak that ends with `upTo` (rule 8): consecutive days that reached `secondsMin`. Works on
 * local days only, so changes of the clock and travel cannot break it.
 * - `secondsByDay`: days that are missing have 0 seconds.
 * - `isOpen`: `upTo` is still running. Not having reached the minimum yet does not break the
 *   streak.
 * - `isExcused`: weekends, vacation, freeze days, dates that a time zone skipped.
 * @example streak({ secondsByDay: new Map([["2026-11-20", 900], ["2026-11-21", 1000]]), upTo:
 * "2026-11-22", isOpen: true }).days
 * // 2
 */
export function streak({
  secondsByDay,
  upTo,
  isOpen,
  secondsMin = STREAK_SECONDS_MIN_DEFAULT,
  isExcused = () => false,
}: {
  readonly secondsByDay: ReadonlyMap<Day, Seconds>;
  readonly upTo: Day;
  readonly isOpen: boolean;
  readonly secondsMin?: Seconds;
  readonly isExcused?: (day: Day) => boolean;
}): Streak {
  const isMet = (day: Day): boolean =>
    (secondsByDay.get(day) ?? 0) >= secondsMin && secondsByDay.has(day);
  const lastDay = ((): Streak["lastDay"] => {
    if (isMet(upTo)) return { state: "met" };
    if (isExcused(upTo)) return { state: "excused" };
    return isOpen
      ? { state: "open", secondsLeft: secondsMin - (secondsByDay.get(upTo) ?? 0) }
      : { state: "missed" };
  })();
  if (lastDay.state === "missed") return { days: 0, firstDay: null, lastDay };

  const earliest = [...secondsByDay.keys()].reduce(
    (first, day) => (day < first ? day : first),
    upTo,
  );
  let days = 0;
  let firstDay: Day | null = null;
  for (
    let day = lastDay.state === "open" ? addDays(upTo, -1) : upTo;
    day >= earliest;
    day = addDays(day, -1)
  ) {
    if (isMet(day)) {
      days += 1;
      firstDay = day;
    } else if (!isExcused(day)) break;
  }
  return { days, firstDay, lastDay };
}
