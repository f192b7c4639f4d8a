import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import { Category, Weight } from "@streakline/shared/categories/categories.ts";
import * as z from "zod/mini";
import type { Memory } from "../store/memory.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import type { Rule } from "../store/stored-names.ts";
import type { Tokens } from "../send/tokens.ts";
import { dataOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";

/** Answer of `sites.rules`. */
const RulesAnswer = z.object({
  rules: z.array(
    z.object({ domain: z.string(), category: z.nullable(Category), weight: z.nullable(Weight) }),
  ),
});

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
 * Tells the server what was chosen here and takes what was chosen elsewhere. Silent when the server
 * is away or does not know rules.
 */
export async function syncRules({
  memory,
  tokens,
  post,
}: {
  memory: Memory;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
}): Promise<void> {
  const token = await tokens.get({ attempt: 1 });
  if (token.state !== "token") return;
  const headers = { authorization: `Bearer ${token.token}` };
  const { server } = token.account;
  const { rules } = await memory.read("rules");
  for (const { domain, category, weight } of rules.filter(({ isSent }) => !isSent)) {
    const answer = await post({
      url: procedureUrl(server, "sites.setRule"),
      headers,
      body: JSON.stringify({ domain, category, weight }),
    });
    if (answer.kind !== "http" || answer.status !== 200) return;
    await memory.change(["rules"], (now) => ({
      values: {
        rules: now.rules.map((rule) =>
          rule.domain === domain && rule.category === category ? { ...rule, isSent: true } : rule,
        ),
      },
    }));
  }
  const theirs = dataOf(
    await post({ url: procedureUrl(server, "sites.rules"), method: "GET", headers, body: "" }),
    RulesAnswer,
  );
  if (theirs === null) return;
  await memory.change(["rules"], (now) => {
    const unsent = now.rules.filter(({ isSent }) => !isSent);
    const mine = new Set(unsent.map(({ domain }) => domain));
    return {
      values: {
        rules: [
          ...unsent,
          ...theirs.rules
            .filter(({ domain }) => !mine.has(domain))
            .map((rule) => ({ ...rule, isSent: true })),
        ],
      },
    };
  });
}
