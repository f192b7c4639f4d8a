import { categoryRules } from "@streakline/drizzle/schema/sites.ts";
import type { CategoryRule } from "@streakline/shared/categories/category-of.ts";
import type { Category } from "@streakline/shared/categories/categories.ts";
import { type SiteRule, SITE_RULES_MAX } from "@streakline/shared/sites/sites-answers.ts";
import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "../platform/database/db.ts";

/** The acting person's own rules by domain, at most SITE_RULES_MAX. */
export async function rulesOf(tx: Tx, userId: string): Promise<SiteRule[]> {
  const rows = await tx
    .select({
      domain: categoryRules.domain,
      category: sql<Category | null>`${categoryRules.category}`,
      weight: categoryRules.weight,
      updatedAt: sql<number>`floor(extract(epoch from ${categoryRules.updatedAt}))::float8`,
    })
    .from(categoryRules)
    .where(eq(categoryRules.userId, userId))
    .orderBy(asc(categoryRules.domain))
    .limit(SITE_RULES_MAX);
  return rows;
}

/** Number of the acting person's rules for other domains. */
export async function countOtherRules(tx: Tx, userId: string, domain: string): Promise<number> {
  const [row] = await tx
    .select({ rules: count() })
    .from(categoryRules)
    .where(and(eq(categoryRules.userId, userId), ne(categoryRules.domain, domain)));
  return row?.rules ?? 0;
}

/** Sets or changes a rule; deletes it when category and weight are null. */
export async function storeRule(
  tx: Tx,
  userId: string,
  domain: string,
  { category, weight }: CategoryRule,
): Promise<void> {
  if (category === null && weight === null) {
    await tx
      .delete(categoryRules)
      .where(and(eq(categoryRules.userId, userId), eq(categoryRules.domain, domain)));
    return;
  }
  const values = { category, weight, updatedAt: sql`now()` };
  await tx
    .insert(categoryRules)
    .values({ userId, domain, ...values })
    .onConflictDoUpdate({ target: [categoryRules.userId, categoryRules.domain], set: values });
}

/**
 * Marks the days with visits to a domain or its subdomains, and starts their progress together with
 * days already dirty. Gives the number of marked days.
 */
export async function markSiteDays(tx: Tx, userId: string, domain: string): Promise<number> {
  const [row] = await tx.execute<{ days: number }>(
    sql`select mark_site_days_dirty(${userId}::uuid, ${domain}::text) as days`,
  );
  return row?.days ?? 0;
}
