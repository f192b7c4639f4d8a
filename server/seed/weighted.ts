import type { Chance } from "./chance.ts";

/** Values with weights: a value of weight 2 comes twice as often as one of weight 1. */
export type Weights = Readonly<Record<string, number>>;

/**
 * A random value, by weight; empty when there are none.
 * @example weighted({ rust: 3, toml: 1 }, chance) // "rust" three times in four
 */
export function weighted(weights: Weights, chance: Chance): string {
  const entries = Object.entries(weights);
  let left = chance.number() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of entries) if ((left -= weight) < 0) return value;
  return entries[0]?.[0] ?? "";
}
