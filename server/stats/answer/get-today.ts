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
  const { timeZone, ...counting } = await countingSettings(ctx.databases.app, userId);
  const earlier = counting.earlier.filter(({ until }) => until > asOf - RECENT_SECONDS);
  const settings = { ...counting, earlier };
  const rules = { ...settings, timeZone };
  const day = dayOf(asOf, rules);
  const { secondsTotal, isDirty } = await dayTotal(ctx.databases.app, userId, day);
  if (!isDirty) return { day, secondsTotal, asOf, timeZone, settings };

  const bounds = dayBounds(day, rules);
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

/** Rules for days that ended before cannot change which day is now. */
const RECENT_SECONDS = 5 * 86_400;
const UNKNOWN = { category: "uncategorised", weight: 0.5 } as const;
