import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { Share } from "@streakline/shared/stats/stats-answers.ts";
import { nameOf } from "../names/names.ts";

/** A value as lists and legends show it. */
export type NamedShare = { value: string; name: string; seconds: number; colour: string };

/** Shares with the names people read and the colours of their slots, in the order given. */
export function namedShares(
  dimension: Dimension,
  shares: readonly Share[],
  colour: (value: string) => string,
): NamedShare[] {
  return shares.map(({ value, name, seconds }) => ({
    value,
    name: nameOf(dimension, value, name),
    seconds,
    colour: colour(value),
  }));
}
