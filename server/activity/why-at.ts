import { CONTEXT_SECONDS } from "@streakline/shared/activity/timeline.ts";
import { why } from "@streakline/shared/activity/why.ts";
import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { dayBounds, dayOf } from "@streakline/shared/time/days.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { asUser } from "../platform/db.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings, evidenceOf, sessionsBetween } from "./activity.store.ts";

/**
 * Why one instant of a person counts or not, by the rules that dayTimeline() counts by, and the evidence: the session that decided, the
 * device and client that sent it, and the batch it came in.
 */
export async function whyAt(ctx: Ctx<"databases">, userId: string, at: EpochSeconds): Promise<WhyAnswer> {
  return await asUser(ctx.databases.app, userId, async (tx) => {
    const settings = await countingSettings(tx, userId);
    const bounds = dayBounds(dayOf(at, settings), settings);
    const sessions = await sessionsBetween(tx, userId, {
      startsAt: bounds.startsAt - CONTEXT_SECONDS,
      endsAt: bounds.endsAt + CONTEXT_SECONDS,
    });
    const { session, ...answer } = why(at, sessions, bounds, settings);
    if (session === null) return { ...answer, session: null };
    const { id, startedAt, endedAt, endedBy, actor } = session;
    const evidence = await evidenceOf(tx, userId, session);
    return { ...answer, session: evidence && { id, startedAt, endedAt, endedBy, actor, ...evidence } };
  });
}
