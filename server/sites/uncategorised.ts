import type { UncategorisedAnswer } from "@streakline/shared/sites/sites-answers.ts";
import { dayOf } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../trpc/context.ts";
import { countingSettings } from "../read/settings.store.ts";
import { uncategorisedOf } from "./sites.store.ts";

/**
 * The websites worth asking about: most time of the last 90 days, no category in the shipped list
 * and no word of the person.
 */
export async function uncategorised(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
): Promise<UncategorisedAnswer> {
  const { app } = ctx.databases;
  const today = dayOf(ctx.clock(), await countingSettings(app, userId));
  return { domains: await uncategorisedOf(app, userId, today) };
}
