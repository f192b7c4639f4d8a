import { CATEGORIES, type Category, type Weight } from "./categories.ts";
import { SHIPPED } from "./shipped-domains.ts";

/** What a person said about a domain: another category, another weight, or both. */
export type CategoryRule = { readonly category: Category | null; readonly weight: Weight | null };

/** What a domain counts as, and who said so: the person, the shipped list, or nobody. */
export type Categorised = {
  readonly category: Category;
  readonly weight: Weight;
  readonly from: "person" | "list" | "nobody";
};

/**
 * The category of a registrable domain and what a second on it weighs: the person's own rule first,
 * then the shipped list, then uncategorised with weight 0.5. A rule or entry also holds for what
 * lies below it, the nearest one first: `github.io` for `ann.github.io`. A weight that the person
 * gave stays with the listed category, a category brings its own weight unless they gave one.
 * @example categoryOf("mozilla.org", new Map()) // { category: "documentation", weight: 1, from:
 * "list" }
 * @example categoryOf("youtube.com", new Map([["youtube.com", { category: "learning", weight: null
 * }]])) // { category: "learning", weight: 1, from: "person" }
 */
export function categoryOf(domain: string, rules: ReadonlyMap<string, CategoryRule>): Categorised {
  const rule = nearest(domain, rules);
  const listed = nearest(domain, SHIPPED);
  const category = rule?.category ?? listed ?? "uncategorised";
  const weight = rule?.weight ?? CATEGORIES[category].weight;
  return {
    category,
    weight,
    from: rule === undefined ? (listed === undefined ? "nobody" : "list") : "person",
  };
}

function nearest<T>(domain: string, values: ReadonlyMap<string, T>): T | undefined {
  for (let from = 0; from !== -1; from = after(domain, from)) {
    const value = values.get(domain.slice(from));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Where the part after the next dot begins, -1 without one. */
function after(domain: string, from: number): number {
  const dot = domain.indexOf(".", from);
  return dot === -1 ? -1 : dot + 1;
}
