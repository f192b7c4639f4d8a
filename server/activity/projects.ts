import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import { asUser } from "../platform/database/db.ts";
import { countingSettings } from "../read/settings.store.ts";
import type { Ctx } from "../trpc/context.ts";
import { projectRows } from "./activity.store.ts";

/**
 * All projects of a person with their totals, most recent first. The last 30 days end with the
 * person's local today.
 */
export async function projects(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<{ projects: ProjectRow[] }> {
  const { app } = ctx.databases;
  const today = dayOf(ctx.clock(), await countingSettings(app, userId));
  return { projects: await asUser(app, userId, (tx) => projectRows(tx, userId, today)) };
}
