import {
  DayAnswer,
  HeatmapAnswer,
  RangeInput,
  SummaryAnswer,
  SummaryInput,
  TodayAnswer,
} from "@streakline/shared/stats/stats-answers.ts";
import { CountableDay } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { deviceOrSessionProcedure, router, sessionProcedure } from "../trpc/procedures.ts";
import { getDay } from "./answer/get-day.ts";
import { getHeatmap } from "./answer/get-heatmap.ts";
import { getSummary } from "./answer/get-summary.ts";
import { getToday } from "./answer/get-today.ts";

export const statsRouter = router({
  today: deviceOrSessionProcedure
    .output(TodayAnswer)
    .query(({ ctx }) => getToday(ctx, ctx.principal.userId)),
  day: sessionProcedure
    .input(z.strictObject({ day: CountableDay }))
    .output(DayAnswer)
    .query(({ ctx, input }) => getDay(ctx, ctx.principal.userId, input.day)),
  summary: sessionProcedure
    .input(SummaryInput)
    .output(SummaryAnswer)
    .query(({ ctx, input }) => getSummary(ctx, ctx.principal.userId, input)),
  heatmap: sessionProcedure
    .input(RangeInput)
    .output(HeatmapAnswer)
    .query(({ ctx, input }) => getHeatmap(ctx, ctx.principal.userId, input)),
});
