import { siteSession } from "@streakline/shared/timeline/site-session.ts";
import { timeline } from "@streakline/shared/timeline/timeline.ts";
import type { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { dayBounds, dayOf } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../../trpc/context.ts";
import { recordsBetween } from "../../read/sessions.store.ts";
import { countingSettings } from "../../read/settings.store.ts";
import { widened } from "../../read/widened.ts";
import { dayTotal } from "./stats.store.ts";

/**
 * A person's total of the present local day over all devices, the only number that a device may
 * read. Includes accepted sessions that are not derived yet, so that a status bar is never behind
 * what it sent. Throws `too_many_sessions` like sessionsBetween().
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
  // Categories do not change the seconds of coding.
  const { sessions, visits: sites } = await widened(bounds, async (around) => {
    const records = await recordsBetween(ctx.databases.app, userId, around);
    const sites = records.visits.map((visit) => siteSession(visit, visit.deviceId, UNKNOWN));
    return { sessions: records.sessions, visits: sites };
  });
  return {
    day,
    secondsTotal: secondsOf(timeline([...sessions, ...sites], bounds, settings).intervals),
    asOf,
    timeZone,
    settings,
  };
}

const UNKNOWN = { category: "uncategorised", weight: 0.5 } as const;
