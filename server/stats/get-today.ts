import { siteSession } from "@streakline/shared/timeline/site-session.ts";
import { CONTEXT_SECONDS, timeline } from "@streakline/shared/timeline/timeline.ts";
import type { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { dayBounds, dayOf } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../trpc/context.ts";
import { recordsBetween } from "../read/sessions.store.ts";
import { countingSettings } from "../read/settings.store.ts";
import { dayTotal } from "./stats.store.ts";

/**
 * The person's own total of the local day that it is now, over all their devices: the one number
 * that a device may read. Sessions that were accepted but not derived yet count already, so that a
 * status bar never falls behind what it sent. Refuses with `too_many_sessions` like
 * sessionsBetween().
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
  const { sessions, visits } = await recordsBetween(ctx.databases.app, userId, {
    startsAt: bounds.startsAt - CONTEXT_SECONDS,
    endsAt: bounds.endsAt + CONTEXT_SECONDS,
  });
  // What a website counts as does not change the seconds of coding.
  const sites = visits.map((visit) =>
    siteSession(visit, visit.deviceId, { category: "uncategorised", weight: 0.5 }),
  );
  return {
    day,
    secondsTotal: secondsOf(timeline([...sessions, ...sites], bounds, settings).intervals),
    asOf,
    timeZone,
    settings,
  };
}
