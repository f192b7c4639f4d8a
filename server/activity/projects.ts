import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import { asUser } from "../platform/database/db.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings, projectRows } from "./activity.store.ts";

/**
 * Every project of a person with its totals, most recent first; the last 30 days end with their
 * local today.
 */
export async function projects(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<{ projects: ProjectRow[] }> {
  return await asUser(ctx.databases.app, userId, async (tx) => {
    const today = dayOf(ctx.clock(), await countingSettings(tx, userId));
    return { projects: await projectRows(tx, userId, today) };
  });
}
