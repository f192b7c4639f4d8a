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

/** A person's websites: rules and sums. */
export const sitesRouter = router({
  /** The person's own rules. A browser reads them, so that its popup shows the same. */
  rules: deviceOrSessionProcedure.output(SiteRulesAnswer).query(async ({ ctx }) => {
    const { userId } = ctx.principal;
    return { rules: await asUser(ctx.databases.app, userId, (tx) => rulesOf(tx, userId)) };
  }),

  /** Sets a rule for a domain, and derives its days again. */
  setRule: deviceOrSessionProcedure
    .input(SetRuleInput)
    .output(SetRuleAnswer)
    .mutation(({ ctx, input }) => setRule(ctx, ctx.principal.userId, input)),

  summary: sessionProcedure
    .input(SitesRangeInput)
    .output(SitesSummary)
    .query(({ ctx, input }) => getSummary(ctx, ctx.principal.userId, input)),

  /** Websites without a category and with much time. */
  uncategorised: sessionProcedure
    .output(UncategorisedAnswer)
    .query(({ ctx }) => uncategorised(ctx, ctx.principal.userId)),

  /** Number of different pages per website, where page keys are allowed. */
  pagesRead: sessionProcedure
    .input(SitesRangeInput)
    .output(PagesReadAnswer)
    .query(({ ctx, input }) => pagesRead(ctx, ctx.principal.userId, input)),

  /** Sites that pulled the person out of deep work. */
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
