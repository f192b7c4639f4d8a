import { CATEGORIES_TO_CHOOSE, type Category } from "@streakline/shared/categories/categories.ts";

/** A category that a person may choose. */
export type ChosenCategory = Exclude<Category, "uncategorised">;

/** All of them, in the order in which they are offered. */
export const CHOICES: readonly ChosenCategory[] = CATEGORIES_TO_CHOOSE.filter(isChosen);

/**
 * Whether something is a category that may be chosen. @example isChosen("uncategorised") // false
 */
export function isChosen(category: Category | null | undefined): category is ChosenCategory {
  return category != null && category !== "uncategorised";
}
