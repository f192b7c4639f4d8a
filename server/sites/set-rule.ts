import { categoryOf } from "@streakline/shared/categories/category-of.ts";
import { registrableDomain } from "@streakline/shared/categories/registrable-domain.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import {
  type SetRuleAnswer,
  type SetRuleInput,
  SITE_RULES_MAX,
} from "@streakline/shared/sites/sites-answers.ts";
import { changingDays } from "../read/change-days.store.ts";
import { rederiveProgress } from "../read/rederive-progress.store.ts";
import type { Ctx } from "../trpc/context.ts";
import { countOtherRules, markSiteDays, rulesOf, storeRule } from "./rules.store.ts";

/**
 * Sets a person's rule for a domain and its subdomains; both null removes it. Only days with visits
 * to them are derived again. Throws `bad_input` for an invalid domain, and above SITE_RULES_MAX
 * rules, and `rederive_running` like changingDays().
 */
export async function setRule(
  ctx: Ctx<"databases" | "enqueueRederive">,
  userId: string,
  { domain, category, weight }: SetRuleInput,
): Promise<SetRuleAnswer> {
  if (registrableDomain(domain) !== domain)
    throw new DomainError("bad_input", { problem: "domain: it is not a registrable domain" });
  const { rederive, rules } = await changingDays(ctx.databases.app, userId, async (tx) => {
    // changingDays() waited for other calls, so that they do not exceed the limit together.
    if ((await countOtherRules(tx, userId, domain)) >= SITE_RULES_MAX)
      throw new DomainError("bad_input", {
        problem: `domain: there are ${SITE_RULES_MAX} rules already`,
      });
    await storeRule(tx, userId, domain, { category, weight });
    await markSiteDays(tx, userId, domain);
    return { rederive: await rederiveProgress(tx, userId), rules: await rulesOf(tx, userId) };
  });
  if (rederive.daysLeft > 0) ctx.enqueueRederive(userId);
  return {
    domain,
    ...categoryOf(domain, new Map(rules.map((rule) => [rule.domain, rule]))),
    rederive,
  };
}
