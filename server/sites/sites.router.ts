import {
  PagesReadAnswer,
  PulledOutAnswer,
  SetRuleAnswer,
  SetRuleInput,
  SiteRulesAnswer,
  SitesRangeInput,
  SitesSummary,
  UncategorisedAnswer,
} from "@streakline/shared/sites/sites-answers.ts";
import { asUser } from "../platform/database/db.ts";
import { deviceOrSessionProcedure, router, sessionProcedure } from "../trpc/procedures.ts";
import { checkRange } from "../read/range.ts";
import { getSummary } from "./get-summary.ts";
import { pagesRead } from "./pages-read.ts";
import { rulesOf } from "./rules.store.ts";
import { setRule } from "./set-rule.ts";
import { pulledOutOf } from "./sites.store.ts";
import { uncategorised } from "./uncategorised.ts";

/** Websites of a person: what they count as, and what they add up to. */
export const sitesRouter = router({
  /**
   * What the person says domains count as. A browser reads it, so that its popup shows the same.
   */
  rules: deviceOrSessionProcedure.output(SiteRulesAnswer).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return { rules: await asUser(ctx.databases.app, userId, (tx) => rulesOf(tx, userId)) };
  }),

  /** Says what a domain counts as; its history is derived again. */
  setRule: deviceOrSessionProcedure
    .input(SetRuleInput)
    .output(SetRuleAnswer)
    .mutation(({ ctx, input }) => setRule(ctx, ctx.principal.userId, input)),

  summary: sessionProcedure
    .input(SitesRangeInput)
    .output(SitesSummary)
    .query(({ ctx, input }) => getSummary(ctx, ctx.principal.userId, input)),

  /** Websites without a category that took much time. */
  uncategorised: sessionProcedure
    .output(UncategorisedAnswer)
    .query(({ ctx }) => uncategorised(ctx, ctx.principal.userId)),

  /** Different pages that were read on each website, where page keys are allowed. */
  pagesRead: sessionProcedure
    .input(SitesRangeInput)
    .output(PagesReadAnswer)
    .query(({ ctx, input }) => pagesRead(ctx, ctx.principal.userId, input)),

  /** What pulled the person out of deep work. */
  pulledOut: sessionProcedure
    .input(SitesRangeInput)
    .output(PulledOutAnswer)
    .query(async ({ ctx, input }) => {
      checkRange(input);
      return {
        ...input,
        sites: await pulledOutOf(ctx.databases.app, ctx.principal.userId, input.from, input.to),
      };
    }),
});
