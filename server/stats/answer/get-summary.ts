import type { SummaryAnswer, SummaryInput } from "@streakline/shared/stats/stats-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import { bucketBy, checkRange, rangeBefore, rangeParts } from "../../read/range.ts";
import { countingSettings } from "../../read/settings.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { summaryAnswer } from "./summary-answer.ts";
import { summarySums } from "./summary.store.ts";

/**
 * Sums of a range of days under any filters, compared with the same number of days before it (for a
 * running range, only its days up to today). Buckets are days up to RANGE_DAYS_BY_DAY_MAX days,
 * else months. Lists are limited to the largest values and OTHER_VALUE, so that they still add up.
 * Throws `range_reversed`, `range_too_long`, or `bad_input` for a day outside 2000 to 2200.
 */
export async function getSummary(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
  input: SummaryInput,
): Promise<SummaryAnswer> {
  const { from, to, filter, groupBy } = input;
  const range = { from, to };
  checkRange(range);
  const now = ctx.clock();
  const isOver = to <= dayOf(now - LATEST_DAY_SECONDS, UTC);
  const today = isOver ? to : dayOf(now, await countingSettings(ctx.databases.app, userId));
  const before = rangeBefore(range, today);
  const byDayOnly = filter.branch !== undefined;
  const sums = await summarySums(ctx.databases.app, userId, {
    range,
    before,
    groupBy,
    filter,
    bucketBy: bucketBy(range),
    parts: rangeParts(range, { byDayOnly }),
    partsBefore: rangeParts(before, { byDayOnly }),
  });
  return summaryAnswer(input, before, sums, today);
}

/**
 * No local day is further behind UTC: zones are at most 12 hours behind, and days start at most 12
 * hours after midnight.
 */
const LATEST_DAY_SECONDS = 24 * 3_600;
const UTC = { timeZone: "UTC", dayStartsAtMinutes: 0 };
