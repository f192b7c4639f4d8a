import {
  CATEGORIES,
  type Category,
  type Weight,
  type WeightClass,
  weightClass,
} from "@streakline/shared/categories/categories.ts";
import { isOtherSites } from "@streakline/shared/sites/other-sites.ts";

/** The weight classes in words, in the order of screens. */
export const CLASSES = [
  "productive",
  "neutral",
  "distracting",
] as const satisfies readonly WeightClass[];
export const CLASS_WORDS: Readonly<Record<WeightClass, { one: string; note: string }>> = {
  productive: { one: "Productive", note: "counts whole" },
  neutral: { one: "Neutral", note: "counts half" },
  distracting: { one: "Distracting", note: "counts nothing" },
};

/**
 * The colour of each weight class; distinct for every kind of colour vision, and always beside its
 * name.
 */
export const CLASS_COLOURS: Readonly<Record<WeightClass, string>> = {
  productive: "var(--slot-2)",
  neutral: "var(--slot-other)",
  distracting: "var(--slot-1)",
};

/** The colour of a weight. @example weightColour(1) // "var(--slot-2)" */
export function weightColour(weight: Weight): string {
  return CLASS_COLOURS[weightClass(weight)];
}

/** A weight in words. @example weightWords(0.5) // "neutral, counts half" */
export function weightWords(weight: Weight): string {
  const kind = weightClass(weight);
  const usual = { productive: 1, neutral: 0.5, distracting: 0 }[kind];
  return `${kind}, ${weight === usual ? CLASS_WORDS[kind].note : `counts ${Math.round(weight * 100)} %`}`;
}

/** A domain, or what the sum of the smaller ones is called. */
export function domainName(domain: string): string {
  return isOtherSites(domain) ? "Other sites" : domain;
}

/** The name of a category. @example categoryName("code_hosting") // "Code hosting" */
export function categoryName(category: Category): string {
  return CATEGORIES[category].name;
}
