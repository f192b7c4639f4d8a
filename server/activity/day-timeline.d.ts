import type { TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
/** Most intervals of one list of the answer. A day of a person has a few hundred. */
export declare const INTERVALS_MAX = 20000;
/**
 * The counted intervals of one local day of a person, and their agents' beside it, derived from the sessions under the settings of now.
 * Sessions around the day are loaded with it, because a gap may begin before midnight.
 */
export declare function dayTimeline(ctx: Ctx<"databases">, userId: string, day: Day): Promise<TimelineAnswer>;
