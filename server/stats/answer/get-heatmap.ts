import type { HeatmapAnswer, RangeInput } from "@streakline/shared/stats/stats-answers.ts";
import type { Ctx } from "../../trpc/context.ts";
import { checkRange } from "../../read/range.ts";
import { heatmapSums } from "./stats.store.ts";

/**
 * Seconds per day (only days with time), and per weekday and local hour: all 168 cells, from Monday
 * 00:00. The weekday is that of the local day: if days start at 04:00, 01:00 belongs to the day
 * before. Throws like stats.summary.
 */
export async function getHeatmap(
  ctx: Ctx<"databases">,
  userId: string,
  { from, to, filter }: RangeInput,
): Promise<HeatmapAnswer> {
  checkRange({ from, to });
  const sums = await heatmapSums(ctx.databases.app, userId, { from, to }, filter);
  const byWeekday = new Map(sums.hours);
  return {
    from,
    to,
    days: sums.days.map(([day, seconds]) => ({ day, seconds })),
    hours: WEEKDAYS.flatMap((weekday) =>
      HOURS.map((hour) => ({ weekday, hour, seconds: byWeekday.get(weekday)?.[hour] ?? 0 })),
    ),
  };
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
