import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { updateDays } from "../stats/update-days.ts";
import type { Ctx } from "../trpc/context.ts";
import { isDirty } from "./dirty-days.store.ts";

/** What the pipeline works with. */
export type PipelineContext = Ctx<"databases" | "clock" | "log">;

/** Name of the queue's jobs. */
export const DAY_JOBS = "day";

/** A job: this local day of this person is dirty. Keys only; everything else is read when it runs. */
export const DayJob = z.strictObject({ userId: z.uuid(), day: Day });
export type DayJob = z.infer<typeof DayJob>;

/**
 * What follows accepted batches that touched these days of a person, in this order, written here and nowhere else. Every step derives again
 * and sets, so that running twice, late or out of order changes nothing.
 */
export async function afterBatch(ctx: PipelineContext, userId: string, days: readonly Day[]): Promise<void> {
  await updateDays(ctx, userId, days);
}

/** How often one job derives a day again that was marked anew meanwhile; after that the sweep goes on. */
const RUNS_MAX = 3;

/** Handles a job: runs the pipeline until the day is clean. A day that is clean already costs one look. */
export async function handleDayJob(ctx: PipelineContext, data: unknown): Promise<void> {
  const { userId, day } = DayJob.parse(data);
  for (let run = 0; run < RUNS_MAX && (await isDirty(ctx.databases.worker, userId, day)); run += 1) await afterBatch(ctx, userId, [day]);
}
