import * as z from "zod";
import { RederiveProgress } from "../accounts/account-answers.ts";
import { Domain } from "../activity/website-session.ts";
import { Category, Weight } from "../categories/categories.ts";
import { Day, Seconds } from "../time/instant.ts";

/** What a person said about a domain; null leaves the list's category, or the category's weight. */
export const SiteRule = z.object({ domain: Domain, category: Category.nullable(), weight: Weight.nullable() });
export type SiteRule = z.infer<typeof SiteRule>;

/** Answer of `sites.rules`, by domain. */
export const SiteRulesAnswer = z.object({ rules: z.array(SiteRule) });
export type SiteRulesAnswer = z.infer<typeof SiteRulesAnswer>;

/** Input of `sites.setRule`. Both null takes the rule back. */
export const SiteRuleInput = z.strictObject({ domain: Domain, category: Category.nullable(), weight: Weight.nullable() });
export type SiteRuleInput = z.infer<typeof SiteRuleInput>;

/** Answer of `sites.setRule`: the days that are derived again. */
export const SiteRuleAnswer = z.object({ rederive: RederiveProgress });
export type SiteRuleAnswer = z.infer<typeof SiteRuleAnswer>;

/** Seconds on sites by how they count; see weightClass(). */
export const SiteSplit = z.object({ productive: Seconds, neutral: Seconds, distracting: Seconds });
export type SiteSplit = z.infer<typeof SiteSplit>;

/** A domain in a range. `domain` is OTHER_VALUE for what a bounded list does not name. */
export const DomainShare = z.object({
  domain: z.string(),
  category: Category,
  weight: Weight,
  seconds: Seconds,
  pageViews: z.int().min(0),
  tabSwitches: z.int().min(0),
  idleSeconds: Seconds,
});
export type DomainShare = z.infer<typeof DomainShare>;

/** Answer of `sites.summary`. Every list adds up to `secondsTotal`, and so do the three parts of `split`. */
export const SitesSummaryAnswer = z.object({
  from: Day,
  to: Day,
  secondsTotal: Seconds,
  /** Coding time of the same range, for the productivity score of rule 5. */
  codingSeconds: Seconds,
  split: SiteSplit,
  /** Largest first: the 100 largest, the rest under OTHER_VALUE. */
  domains: z.array(DomainShare),
  categories: z.array(z.object({ category: Category, seconds: Seconds })),
  /** Local hours 0 to 23, all of them. */
  hours: z.array(SiteSplit.extend({ hour: z.int().min(0).max(23) })),
  bucketBy: z.enum(["day", "month"]),
  /** One entry per day or month of the range, also the empty ones. */
  buckets: z.array(SiteSplit.extend({ start: Day })),
  /** The trend by week, from the day on which the person's weeks start. Scores of the whole week, null without activity. */
  weeks: z.array(
    SiteSplit.extend({ start: Day, codingSeconds: Seconds, productivityScore: z.number().nullable(), focusScore: z.number().nullable() }),
  ),
  pendingDays: z.int().min(0),
});
export type SitesSummaryAnswer = z.infer<typeof SitesSummaryAnswer>;

/** Answer of `sites.uncategorised`: the domains most worth asking about, of the last 30 days, at most ten. */
export const UncategorisedAnswer = z.object({ domains: z.array(z.object({ domain: z.string(), seconds: Seconds })) });
export type UncategorisedAnswer = z.infer<typeof UncategorisedAnswer>;

/** Answer of `sites.pulledOut`: pulledOut() of the days of the range added up, most seconds first, at most fifty. */
export const PulledOutAnswer = z.object({
  from: Day,
  to: Day,
  sites: z.array(
    z.object({
      domain: z.string(),
      category: Category,
      weight: Weight,
      count: z.int().min(0),
      blocksEnded: z.int().min(0),
      seconds: Seconds,
    }),
  ),
});
export type PulledOutAnswer = z.infer<typeof PulledOutAnswer>;
