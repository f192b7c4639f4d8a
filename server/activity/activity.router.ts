import { BatchEnvelope, PushAnswer } from "@streakline/shared/activity/batch.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { ProjectRow, TimelineAnswer, WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { deviceProcedure, router, sessionProcedure } from "../trpc/procedures.ts";

export const activityRouter = router({
  push: deviceProcedure.input(BatchEnvelope).output(PushAnswer).mutation(notYet),
  timeline: sessionProcedure.input(z.strictObject({ day: Day })).output(TimelineAnswer).query(notYet),
  why: sessionProcedure.input(z.strictObject({ at: EpochSeconds })).output(WhyAnswer).query(notYet),
  projects: sessionProcedure.output(z.object({ projects: z.array(ProjectRow) })).query(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
