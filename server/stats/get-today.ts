import { CONTEXT_SECONDS, timeline } from "@streakline/shared/timeline/timeline.ts";
import type { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { dayBounds, dayOf } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings, dayTotal, sessionsOfPerson } from "./stats.store.ts";

/**
 * The person's own total of the local day that it is now, over all their devices: the one number
 * that a device may read. Sessions that were accepted but not derived yet count already, so that a
 * status bar never falls behind what it sent.
 */
export async function getToday(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<TodayAnswer> {
  const asOf = ctx.clock();
  const { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes } = await countingSettings(
    ctx.databases.app,
    userId,
  );
  const settings = { gapMinutes, awayMinutes, dayStartsAtMinutes };
  const day = dayOf(asOf, { timeZone, dayStartsAtMinutes });
  const { secondsTotal, isDirty } = await dayTotal(ctx.databases.app, userId, day);
  if (!isDirty) return { day, secondsTotal, asOf, timeZone, settings };

  const bounds = dayBounds(day, { timeZone, dayStartsAtMinutes });
  const sessions = await sessionsOfPerson(
    ctx.databases.app,
    userId,
    bounds.startsAt - CONTEXT_SECONDS,
    bounds.endsAt + CONTEXT_SECONDS,
  );
  return {
    day,
    secondsTotal: secondsOf(timeline(sessions, bounds, settings).intervals),
    asOf,
    timeZone,
    settings,
  };
}
