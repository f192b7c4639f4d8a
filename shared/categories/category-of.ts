import { CATEGORIES, type Category, type Weight } from "./categories.ts";
import { SHIPPED } from "./shipped-domains.ts";

/** A person's own rule for a domain: a category, a weight, or both. */
export type CategoryRule = { readonly category: Category | null; readonly weight: Weight | null };

/** Category and weight of a domain. `from`: their source. */
export type Categorised = {
  readonly category: Category;
  readonly weight: Weight;
  readonly from: "person" | "list" | "nobody";
};

/**
 * The category and weight of a registrable domain. The first source that knows the domain decides:
 * 1. the person's own rule
 * 2. the shipped list
 * 3. uncategorised, weight 0.5
 * A rule or entry also holds for subdomains; the nearest one decides: `github.io` for
 * `ann.github.io`. A rule with only a weight keeps the listed category. A rule with only a category
 * takes that category's default weight.
 * @example categoryOf("mozilla.org", new Map())
 * // { category: "documentation", weight: 1, from: "list" }
 * @example categoryOf("youtube.com", new Map([["youtube.com", { category: "learning", weight: null
 * }]]))
 * // { category: "learning", weight: 1, from: "person" }
 */
export function categoryOf(domain: string, rules: ReadonlyMap<string, CategoryRule>): Categorised {
  const rule = nearest(domain, rules);
  const listed = nearest(domain, SHIPPED);
  const category = rule?.category ?? listed ?? "uncategorised";
  const weight = rule?.weight ?? CATEGORIES[category].weight;
  if (rule !== undefined) return { category, weight, from: "person" };
  return { category, weight, from: listed === undefined ? "nobody" : "list" };
}

function nearest<T>(domain: string, values: ReadonlyMap<string, T>): T | undefined {
  for (let from = 0; from !== -1; from = after(domain, from)) {
    const value = values.get(domain.slice(from));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Index after the next dot, or -1 without one. */
function after(domain: string, from: number): number {
  const dot = domain.indexOf(".", from);
  return dot === -1 ? -1 : dot + 1;
}
