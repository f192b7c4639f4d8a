import { type Category, CategoryToChoose } from "@streakline/shared/categories/categories.ts";

/** A category that a person may choose. */
export type ChosenCategory = CategoryToChoose;

/** All of them, in the order of the select. */
export const CHOICES: readonly ChosenCategory[] = CategoryToChoose.options;

/** Whether a person may choose a category. @example isChosen("uncategorised") // false */
export function isChosen(category: Category | null | undefined): category is ChosenCategory {
  return category != null && category !== "uncategorised";
}
