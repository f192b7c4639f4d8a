import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { RederiveProgress } from "../accounts/account-answers.ts";
import { Domain } from "../activity/website-session.ts";
import { Category, CategoryToChoose, Weight } from "../categories/categories.ts";
import { Day, EpochSeconds, Seconds } from "../time/instant.ts";

/** Input of `sites.summary` and `sites.pulledOut`: both days included, at most 4,000 days. */
export const SitesRangeInput = z.strictObject({ from: Day, to: Day });
export type SitesRangeInput = z.infer<typeof SitesRangeInput>;

/** Seconds per class of weight; see weightClass(). */
export const WeightShares = z.object({
  productive: Seconds,
  neutral: Seconds,
  distracting: Seconds,
});
export type WeightShares = z.infer<typeof WeightShares>;

/**
 * One domain in a range: its present category and weight, and its sums. `days`: number of days with
 * a visit.
 */
export const DomainRow = z.object({
  domain: z.string(),
  category: Category,
  weight: Weight,
  seconds: Seconds,
  days: int(),
  pageViews: int(),
  tabSwitches: int(),
  idleSeconds: Seconds,
});
export type DomainRow = z.infer<typeof DomainRow>;

/**
 * Answer of `sites.summary`. `shares`, `categories`, `hours`, `weekHours` and `buckets` each add up
 * to `secondsTotal`. `domains` are the 100 largest; with `otherSeconds` they add up to it too.
 */
export const SitesSummary = z.object({
  from: Day,
  to: Day,
  secondsTotal: Seconds,
  /** Coding in the same range, for comparison. Not part of the total. */
  codingSeconds: Seconds,
  shares: WeightShares,
  /** By rule 5 over the whole range, 0 to 100 with one decimal; null without any time. */
  productivityScore: z.nullable(z.number()),
  domains: z.array(DomainRow),
  domainsTotal: int(),
  otherSeconds: Seconds,
  /** Largest first. */
  categories: z.array(z.object({ category: Category, seconds: Seconds })),
  /** 24 entries, one per local hour. */
  hours: z.array(z.extend(WeightShares, { hour: checked(int(), z.minimum(0), z.maximum(23)) })),
  /** By weekday (1 Monday to 7 Sunday) and local hour; only hours with time. */
  weekHours: z.array(
    z.extend(WeightShares, {
      weekday: checked(int(), z.minimum(1), z.maximum(7)),
      hour: checked(int(), z.minimum(0), z.maximum(23)),
    }),
  ),
  bucketBy: z.enum(["day", "month"]),
  /** Per day, or per month in ranges over 400 days; only those with time. */
  buckets: z.array(z.extend(WeightShares, { start: Day, codingSeconds: Seconds })),
  /**
   * Trend by week, at most 600 weeks. Weeks begin on the person's first day of the week. Scores are
   * means over days with activity, null without such a day.
   */
  weeks: z.array(
    z.extend(WeightShares, {
      start: Day,
      codingSeconds: Seconds,
      productivityScore: z.nullable(z.number()),
      focusScore: z.nullable(z.number()),
      deepWorkBlocks: int(),
    }),
  ),
  /** Days of the range that are still being derived. */
  pendingDays: int(),
});
export type SitesSummary = z.infer<typeof SitesSummary>;

/**
 * Answer of `sites.uncategorised`: domains without a category in the last 90 days with at least a
 * minute, at most 20, most time first.
 */
export const UncategorisedAnswer = z.object({
  domains: z.array(z.object({ domain: z.string(), seconds: Seconds, days: int() })),
});
export type UncategorisedAnswer = z.infer<typeof UncategorisedAnswer>;

/**
 * Answer of `sites.pulledOut`: sites that pulled the person out of deep work, at most 50, most
 * seconds first. See pulledOut() in shared/stats.
 */
export const PulledOutAnswer = z.object({
  from: Day,
  to: Day,
  sites: z.array(
    z.object({
      domain: z.string(),
      category: Category,
      weight: Weight,
      count: int(),
      blocksEnded: int(),
      seconds: Seconds,
    }),
  ),
});
export type PulledOutAnswer = z.infer<typeof PulledOutAnswer>;

/**
 * Answer of `sites.pagesRead`: number of different pages per domain, counted by page keys; at most
 * 200 domains, most pages first. Empty without page keys.
 */
export const PagesReadAnswer = z.object({
  sites: z.array(z.object({ domain: z.string(), pages: int() })),
});
export type PagesReadAnswer = z.infer<typeof PagesReadAnswer>;

/** A person's rule for a domain and its subdomains. */
export const SiteRule = z.object({
  domain: z.string(),
  category: z.nullable(Category),
  weight: z.nullable(Weight),
  updatedAt: EpochSeconds,
});
export type SiteRule = z.infer<typeof SiteRule>;

/** Most rules per person. */
export const SITE_RULES_MAX = 2_000;

/** Answer of `sites.rules`, by domain. */
export const SiteRulesAnswer = z.object({ rules: z.array(SiteRule) });
export type SiteRulesAnswer = z.infer<typeof SiteRulesAnswer>;

/** Input of `sites.setRule`: a category, a weight, or both. Both null removes the rule. */
export const SetRuleInput = z.strictObject({
  domain: Domain,
  category: z.nullable(CategoryToChoose),
  weight: z.nullable(Weight),
});
export type SetRuleInput = z.infer<typeof SetRuleInput>;

/**
 * Answer of `sites.setRule`: the domain's category and weight from now on, and the progress of the
 * days to derive again (poll `settings.rederiveProgress`).
 */
export const SetRuleAnswer = z.object({
  domain: z.string(),
  category: Category,
  weight: Weight,
  from: z.enum(["person", "list", "nobody"]),
  rederive: RederiveProgress,
});
export type SetRuleAnswer = z.infer<typeof SetRuleAnswer>;
