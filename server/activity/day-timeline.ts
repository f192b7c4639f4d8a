import { withRemains } from "@streakline/shared/timeline/remains.ts";
import { CONTEXT_SECONDS, lanes, timeline } from "@streakline/shared/timeline/timeline.ts";
import type { TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { asUser } from "../platform/database/db.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings, remainsOf, sessionsBetween, visitsBetween } from "./activity.store.ts";

/** Most intervals of one list of the answer. A day of a person has a few hundred. */
const INTERVALS_MAX = 20_000;

/**
 * The counted intervals of one local day of a person, coding and websites, and their agents' beside
 * it, derived from the sessions under the settings of now. Sessions around the day are loaded with
 * it, because a gap may begin before midnight. Of a day whose visits were deleted for their age,
 * sites have no domain.
 */
export async function dayTimeline(
  ctx: Ctx<"databases">,
  userId: string,
  day: Day,
): Promise<TimelineAnswer> {
  return await asUser(ctx.databases.app, userId, async (tx) => {
    const settings = await countingSettings(tx, userId);
    const bounds = dayBounds(day, settings);
    const around = {
      startsAt: bounds.startsAt - CONTEXT_SECONDS,
      endsAt: bounds.endsAt + CONTEXT_SECONDS,
    };
    const sessions = await sessionsBetween(tx, userId, around);
    const remains = await remainsOf(tx, userId, day);
    const both =
      remains === null ? [...sessions, ...(await visitsBetween(tx, userId, around))] : sessions;
    const live = timeline(both, bounds, settings);
    const { intervals, agent, sites } =
      remains === null ? live : withRemains(live, remains, bounds);
    const whole = lanes(both, bounds, settings);
    return {
      day,
      ...bounds,
      timeZone: settings.timeZone,
      intervals: intervals.slice(0, INTERVALS_MAX),
      agent: agent.slice(0, INTERVALS_MAX),
      sites: sites.slice(0, INTERVALS_MAX),
      lanes: {
        coding: whole.coding.slice(0, INTERVALS_MAX),
        sites: (remains === null ? whole.sites : sites).slice(0, INTERVALS_MAX),
      },
    };
  });
}
