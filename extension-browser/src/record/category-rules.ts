import type { Category } from "@streakline/shared/categories/categories.ts";
import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import type { Answer } from "@streakline/shared/delivery/exchange.ts";
import { askAsDevice } from "@streakline/shared/delivery/ask-as-device.ts";
import type { Tokens } from "@streakline/shared/delivery/tokens.ts";
import {
  SetRuleAnswer,
  type SetRuleInput,
  SiteRulesAnswer,
} from "@streakline/shared/sites/sites-answers.ts";
import type { Api } from "../send/api.ts";
import type { StateStorage } from "../store/state-storage.ts";
import type { Rule } from "../store/stored-names.ts";

/** The rules as categoryOf() reads them. */
export function rulesByDomain(rules: readonly Rule[]): Map<string, CategoryRule> {
  return new Map(rules.map(({ domain, category, weight }) => [domain, { category, weight }]));
}

/** The rules after the person chose a category for a domain; a weight of their own stays. */
export function withRule(rules: readonly Rule[], domain: string, category: Category): Rule[] {
  const old = rules.find((rule) => rule.domain === domain);
  return [
    ...rules.filter((rule) => rule.domain !== domain),
    { domain, category, weight: old?.weight ?? null, isSent: false },
  ];
}

/**
 * Sends the rules chosen here and fetches those chosen elsewhere. Does nothing when the server
 * cannot be reached or has no rules.
 */
export async function syncRules({
  storage,
  tokens,
  api,
}: {
  storage: StateStorage;
  tokens: Tokens;
  api: Api;
}): Promise<void> {
  const { rules } = await storage.read("rules");
  for (const { domain, category, weight } of rules.filter(({ isSent }) => !isSent)) {
    // No category of the person's own: this deletes the rule.
    const own = category === "uncategorised" ? null : category;
    const input: SetRuleInput = { domain, category: own, weight };
    const told = await askAsDevice(tokens, api.sites.setRule.mutate, input, {
      output: SetRuleAnswer,
    });
    if (told.state !== "answered") return;
    // One rule that the server refuses holds back no other.
    if (told.data === null && isRefused(told.answer)) continue;
    if (told.data === null) return;
    await storage.change(["rules"], (now) => ({
      values: {
        rules: now.rules.map((rule) =>
          rule.domain === domain && rule.category === category ? { ...rule, isSent: true } : rule,
        ),
      },
    }));
  }
  const asked = await askAsDevice(tokens, api.sites.rules.query, undefined, {
    output: SiteRulesAnswer,
  });
  const theirs = asked.state === "answered" ? asked.data : null;
  if (theirs === null) return;
  await storage.change(["rules"], (now) => {
    const unsent = now.rules.filter(({ isSent }) => !isSent);
    const mine = new Set(unsent.map(({ domain }) => domain));
    return {
      values: {
        rules: [
          ...unsent,
          ...theirs.rules
            .filter(({ domain }) => !mine.has(domain))
            .map(({ domain, category, weight }) => ({ domain, category, weight, isSent: true })),
        ],
      },
    };
  });
}

function isRefused(answer: Answer): boolean {
  return answer.kind === "http" && (answer.status === 400 || answer.status === 422);
}
