import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import type postgres from "postgres";
import type { Connection } from "./sessions.store.ts";

/** Selects a person's rules for domains. Not sent yet; siteRulesOf() reads its rows. */
export function selectSiteRules(
  sql: Connection,
  userId: string,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select domain, category, weight from category_rules where user_id = ${userId}::uuid`;
}

/** The rules in the rows of selectSiteRules(), by domain. */
export function siteRulesOf(rows: readonly postgres.MaybeRow[]): ReadonlyMap<string, CategoryRule> {
  return new Map(
    (rows as readonly (CategoryRule & { domain: string })[]).map(({ domain, category, weight }) => [
      domain,
      { category, weight },
    ]),
  );
}
