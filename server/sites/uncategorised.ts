import type { UncategorisedAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings } from "../read/settings.store.ts";
import { uncategorisedOf } from "./sites.store.ts";

/**
 * Websites for which to ask for a category: most time in the last 90 days, neither in the shipped
 * list nor in the person's rules.
 */
export async function uncategorised(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<UncategorisedAnswer> {
  const { app } = ctx.databases;
  const today = dayOf(ctx.clock(), await countingSettings(app, userId));
  return { domains: await uncategorisedOf(app, userId, today) };
}
