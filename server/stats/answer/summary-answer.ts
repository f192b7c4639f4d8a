import { Dimension } from "@streakline/shared/stats/filter.ts";
import {
  type Breakdown,
  OTHER_VALUE,
  type Share,
  type SummaryAnswer,
  type SummaryInput,
} from "@streakline/shared/stats/stats-answers.ts";
import { dayNumber } from "@streakline/shared/time/days.ts";
import type { Day, Seconds } from "@streakline/shared/time/instant.ts";
import { bucketBy, bucketStarts, type DayRange } from "../../read/range.ts";
import { linesOfSums } from "./lines-of-sums.ts";
import { nameOf } from "./names.ts";
import type { SummarySums } from "./summary.store.ts";

/** Most values in a list of the breakdown. The others are summed as OTHER_VALUE. */
export const SHARES_MAX = 50;
/** Most values in the parts of all buckets. In each bucket the others are summed as OTHER_VALUE. */
export const PARTS_VALUES_MAX = 20;

/**
 * Sums of a range and of the range before it in the shape of the answer. Averages count the days up
 * to `today`, from the person's first day with time.
 * @example summaryAnswer({ from: "2026-11-01", to: "2026-11-10", groupBy: "project" }, before, sums,
 * "2026-11-04").daysCounted // 4
 */
export function summaryAnswer(
  { from, to, groupBy }: Pick<SummaryInput, "from" | "to" | "groupBy">,
  before: DayRange,
  sums: SummarySums,
  today: Day,
): SummaryAnswer {
  const breakdown = breakdownOf(sums);
  const secondsTotal = breakdown[groupBy].reduce((sum, { seconds }) => sum + seconds, 0);
  const daysCounted =
    sums.firstDay === null ? 0 : overlapDays({ from, to }, { from: sums.firstDay, to: today });
  const [daysActive, secondsMax, bestDay] = sums.days;
  return {
    from,
    to,
    groupBy,
    bucketBy: bucketBy({ from, to }),
    secondsTotal,
    daysCounted,
    daysActive,
    secondsPerDay: daysCounted === 0 ? 0 : Math.round(secondsTotal / daysCounted),
    bestDay: bestDay === null || secondsMax === null ? null : { day: bestDay, seconds: secondsMax },
    before: {
      ...before,
      secondsTotal: sums.secondsBefore,
      change:
        sums.secondsBefore === 0 ? null : (secondsTotal - sums.secondsBefore) / sums.secondsBefore,
    },
    buckets: bucketsOf(
      { from, to },
      sums.cells,
      new Set(breakdown[groupBy].slice(0, PARTS_VALUES_MAX).map(({ value }) => value)),
    ),
    breakdown,
    lines: linesOfSums(sums.lines),
    pendingDays: sums.pendingDays,
  };
}

function breakdownOf({ shares, deviceNames }: SummarySums): Breakdown {
  const names = new Map(deviceNames);
  const lists = Object.fromEntries(
    Dimension.options.map((dimension) => {
      const list = shares
        .filter(([of]) => of === dimension)
        .map(([, value, seconds]) => ({ value, name: nameOf(dimension, value, names), seconds }));
      return [dimension, bounded(list.toSorted(largestFirst))];
    }),
  );
  return lists as Breakdown;
}

function bounded(list: readonly Share[]): Share[] {
  const named = list.filter(({ value }) => value !== OTHER_VALUE).slice(0, SHARES_MAX);
  if (named.length === list.length) return named;
  const rest = secondsOf(list) - secondsOf(named);
  return [...named, { value: OTHER_VALUE, name: "Other", seconds: rest }];
}

function secondsOf(list: readonly Share[]): Seconds {
  return list.reduce((sum, { seconds }) => sum + seconds, 0);
}

function bucketsOf(
  range: { from: Day; to: Day },
  cells: SummarySums["cells"],
  named: ReadonlySet<string>,
): SummaryAnswer["buckets"] {
  const sums = new Map<Day, Map<string, Seconds>>();
  for (const [start, value, seconds] of cells) {
    const parts = sums.get(start) ?? new Map<string, Seconds>();
    const name = named.has(value) ? value : OTHER_VALUE;
    parts.set(name, (parts.get(name) ?? 0) + seconds);
    sums.set(start, parts);
  }
  return bucketStarts(range).map((start) => {
    const parts = [...(sums.get(start) ?? [])]
      .map(([value, seconds]) => ({ value, seconds }))
      .toSorted(largestFirst);
    return { start, seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0), parts };
  });
}

function largestFirst(
  a: { value: string; seconds: Seconds },
  b: { value: string; seconds: Seconds },
): number {
  return b.seconds - a.seconds || (a.value < b.value ? -1 : 1);
}

function overlapDays(a: { from: Day; to: Day }, b: { from: Day; to: Day }): number {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return Math.max(0, dayNumber(to) - dayNumber(from) + 1);
}
