import { withRemains } from "@streakline/shared/timeline/remains.ts";
import { stretchOf } from "@streakline/shared/timeline/stretch.ts";
import { timeline } from "@streakline/shared/timeline/timeline.ts";
import { why } from "@streakline/shared/timeline/why.ts";
import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { dayBounds, dayOf, ruleAt } from "@streakline/shared/time/days.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { asUser } from "../platform/database/db.ts";
import { countingSettings } from "../read/settings.store.ts";
import { nearestSessions } from "../read/sessions.store.ts";
import { widened } from "../read/widened.ts";
import type { Ctx } from "../trpc/context.ts";
import { evidenceOf, recordsAround } from "./activity.store.ts";

const FORGOTTEN =
  "This minute counts as time on a website, not as coding. " +
  "The domain was deleted because of its age.";

/**
 * Why an instant of a person counts or not, by the rules of dayTimeline(), with the evidence: the
 * session that decided, the device and client that sent it, and its batch. Refuses like
 * dayTimeline().
 */
export async function whyAt(
  ctx: Ctx<"databases">,
  userId: string,
  at: EpochSeconds,
): Promise<WhyAnswer> {
  const { app } = ctx.databases;
  const settings = await countingSettings(app, userId);
  const day = dayOf(at, settings);
  const bounds = dayBounds(day, settings);
  const { sessions, visits, remains } = await widened(bounds, (around) =>
    recordsAround(app, userId, day, around),
  );
  const site = remains?.find(([startedAt, endedAt]) => startedAt <= at && at < endedAt);
  const near = [...sessions, ...visits];
  const first = why(at, near, bounds, settings);
  // A break that is longer than what was read still has a beginning and an end.
  const { session, ...found } =
    first.verdict === "nothing"
      ? why(at, [...near, ...(await nearestSessions(app, userId, at))], bounds, settings)
      : first;
  const answer = { ...found, timeZone: ruleAt(at, settings).timeZone };
  if (site !== undefined) {
    const { sites } = withRemains(timeline([], bounds, settings), remains ?? [], bounds);
    const interval = sites.find(({ startedAt, endedAt }) => startedAt <= at && at < endedAt);
    return {
      ...answer,
      verdict: "site",
      counts: true,
      rule: 1,
      sentence: FORGOTTEN,
      interval: interval ?? null,
      ...(interval && { stretch: stretchOf(interval, sites) }),
      session: null,
    };
  }
  if (session === null) return { ...answer, session: null };
  const { id, startedAt, endedAt, endedBy } = session;
  const actor = session.kind === "website" ? "person" : session.actor;
  const evidence = await asUser(app, userId, (tx) => evidenceOf(tx, userId, session));
  return {
    ...answer,
    session: evidence && { id, startedAt, endedAt, endedBy, actor, ...evidence },
  };
}
