import type { PagesReadAnswer, SitesRangeInput } from "@streakline/shared/sites/sites-answers.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Ctx } from "../trpc/context.ts";
import { checkRange } from "../read/range.ts";
import { countingSettings } from "../read/settings.store.ts";
import { pagesReadOf } from "./sites.store.ts";

/**
 * The number of different pages that a person read per website, counted by their browsers' page
 * keys. Throws like checkRange().
 */
export async function pagesRead(
  ctx: Ctx<"databases">,
  userId: string,
  input: SitesRangeInput,
): Promise<PagesReadAnswer> {
  checkRange(input);
  const { app } = ctx.databases;
  const rules = await countingSettings(app, userId);
  return {
    sites: await pagesReadOf(
      app,
      userId,
      dayBounds(input.from, rules).startsAt,
      dayBounds(input.to, rules).endsAt,
    ),
  };
}
