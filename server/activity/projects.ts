import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import { asUser } from "../platform/database/db.ts";
import { countingSettings } from "../read/settings.store.ts";
import type { Ctx } from "../trpc/context.ts";
import { projectRows } from "./activity.store.ts";

/**
 * Every project of a person with its totals, most recent first; the last 30 days end with their
 * local today.
 */
export async function projects(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<{ projects: ProjectRow[] }> {
  const { app } = ctx.databases;
  const today = dayOf(ctx.clock(), await countingSettings(app, userId));
  return { projects: await asUser(app, userId, (tx) => projectRows(tx, userId, today)) };
}
