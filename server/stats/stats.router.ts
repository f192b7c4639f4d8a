import { DomainError } from "@streakline/shared/errors.ts";
import { DayAnswer, HeatmapAnswer, RangeInput, SummaryAnswer, SummaryInput, TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { deviceOrSessionProcedure, router, sessionProcedure } from "../trpc/procedures.ts";

export const statsRouter = router({
  today: deviceOrSessionProcedure.output(TodayAnswer).query(notYet),
  day: sessionProcedure.input(z.strictObject({ day: Day })).output(DayAnswer).query(notYet),
  summary: sessionProcedure.input(SummaryInput).output(SummaryAnswer).query(notYet),
  heatmap: sessionProcedure.input(RangeInput).output(HeatmapAnswer).query(notYet),
});

function notYet(): never {
  throw new DomainError("unavailable", { seconds: 60 });
}
