import { PushAnswer } from "@streakline/shared/activity/batch.ts";
import { ProjectRow, TimelineAnswer, WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { CountableDay, EpochSeconds } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { deviceProcedure, router, sessionProcedure } from "../trpc/procedures.ts";
import { acceptBatch } from "./accept-batch.ts";
import { bodyHash } from "./body-hash.ts";
import { dayTimeline } from "./day-timeline.ts";
import { projects } from "./projects.ts";
import { PushInput, refuseEarly } from "./push-input.ts";
import { whyAt } from "./why-at.ts";

/** Accepts batches; answers with the timeline of a day, the reason for an instant, and projects. */
export const activityRouter = router({
  /**
   * Stores a device's batch: one result per record, after the commit; the same answer for the same
   * batch for ever. push.route.ts serves it, and also accepts gzip.
   */
  push: deviceProcedure
    .use(async ({ getRawInput, next }) => {
      const body = await getRawInput();
      refuseEarly(body);
      return next({ ctx: { hash: bodyHash(body) } });
    })
    .input(PushInput)
    .output(PushAnswer)
    .mutation(({ ctx, input }) => acceptBatch(ctx, ctx.principal, input, ctx.hash)),

  /** The counted intervals of a local day, and the agents' time beside it. */
  timeline: sessionProcedure
    .input(z.strictObject({ day: CountableDay }))
    .output(TimelineAnswer)
    .query(({ ctx, input }) => dayTimeline(ctx, ctx.principal.userId, input.day)),

  /** The rule that decided on an instant, and its evidence (rule 9). */
  why: sessionProcedure
    .input(z.strictObject({ at: EpochSeconds }))
    .output(WhyAnswer)
    .query(({ ctx, input }) => whyAt(ctx, ctx.principal.userId, input.at)),

  /** All projects with their totals, most recent first. */
  projects: sessionProcedure
    .output(z.object({ projects: z.array(ProjectRow) }))
    .query(({ ctx }) => projects(ctx, ctx.principal.userId)),
});
