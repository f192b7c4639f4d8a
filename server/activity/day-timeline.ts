import { DomainError } from "@streakline/shared/errors.ts";
import { withRemains } from "@streakline/shared/timeline/remains.ts";
import { lanes, timeline } from "@streakline/shared/timeline/timeline.ts";
import type { TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { dayBounds, zonesBetween } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { countingSettings } from "../read/settings.store.ts";
import { widened } from "../read/widened.ts";
import type { Ctx } from "../trpc/context.ts";
import { recordsAround } from "./activity.store.ts";

/**
 * Most intervals in one list of the answer, so that a browser can show it. A usual day has a few
 * hundred. Figures of a day count more: up to SESSIONS_MAX sessions.
 */
const INTERVALS_MAX = 20_000;

/**
 * The counted intervals of a person's local day, coding and websites, and their agents' time beside
 * it, derived from sessions under the present settings. Sessions around the day are loaded too,
 * because a gap may begin before midnight. Sites have no domain on a day whose visits were deleted
 * because of their age. Throws `too_many_sessions` like recordsAround(), and `timeline_too_long`
 * above INTERVALS_MAX.
 */
export async function dayTimeline(
  ctx: Ctx<"databases">,
  userId: string,
  day: Day,
): Promise<TimelineAnswer> {
  const { app } = ctx.databases;
  const settings = await countingSettings(app, userId);
  const bounds = dayBounds(day, settings);
  const { sessions, visits, remains } = await widened(bounds, (around) =>
    recordsAround(app, userId, day, around),
  );
  const both = [...sessions, ...visits];
  const live = timeline(both, bounds, settings);
  const { intervals, agent, sites } = remains === null ? live : withRemains(live, remains, bounds);
  const whole = lanes(both, bounds, settings);
  const lists = { intervals, agent, sites, coding: whole.coding };
  if (Object.values(lists).some(({ length }) => length > INTERVALS_MAX))
    throw new DomainError("timeline_too_long", { max: INTERVALS_MAX });
  return {
    day,
    ...bounds,
    ...zonesBetween(bounds, settings),
    intervals,
    agent,
    sites,
    lanes: { coding: whole.coding, sites: remains === null ? whole.sites : sites },
  };
}
