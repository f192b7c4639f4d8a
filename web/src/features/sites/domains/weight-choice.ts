import type { Weight } from "@streakline/shared/categories/categories.ts";

/** What a person may choose for a domain's time; `own` is a weight that is none of the three. */
export type WeightChoice = "category" | "1" | "0.5" | "0" | "own";

/** The choice that stands for a stored weight. @example choiceOf(0.75) // "own" */
export function choiceOf(weight: Weight | null): WeightChoice {
  switch (weight) {
    case null:
      return "category";
    case 1:
      return "1";
    case 0.5:
      return "0.5";
    case 0:
      return "0";
    default:
      return "own";
  }
}

/** The weight that a choice stands for; null: that of the category. `own` is the stored one. */
export function weightOf(choice: WeightChoice, own: Weight | null): Weight | null {
  switch (choice) {
    case "category":
      return null;
    case "own":
      return own;
    case "1":
    case "0.5":
    case "0":
      return Number(choice);
  }
}

/** The choices that are offered: the stored weight too where it is none of the three. */
export function weightOptions(own: Weight | null): { value: WeightChoice; label: string }[] {
  const usual: { value: WeightChoice; label: string }[] = [
    { value: "category", label: "What its category is" },
    { value: "1", label: "Productive, counts whole" },
    { value: "0.5", label: "Neutral, counts half" },
    { value: "0", label: "Distracting, counts nothing" },
  ];
  if (choiceOf(own) !== "own") return usual;
  const percent = Math.round((own ?? 0) * 100);
  return [...usual, { value: "own", label: `Your own, counts ${percent} %` }];
}
