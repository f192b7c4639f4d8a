import { describe, expect, test } from "vitest";
import { CATEGORIES, Category, CategoryToChoose, weightClass } from "./categories.ts";

test("weightClass() draws the line at three quarters and one quarter", () => {
  expect([1, 0.75, 0.74, 0.5, 0.26, 0.25, 0].map(weightClass)).toEqual([
    "productive",
    "productive",
    "neutral",
    "neutral",
    "neutral",
    "distracting",
    "distracting",
  ]);
});

describe("every category", () => {
  test.each(Category.options)(
    "%s has a name of its own and one of the three weights",
    (category) => {
      const { name, weight } = CATEGORIES[category];
      expect(Object.values(CATEGORIES).filter((other) => other.name === name)).toHaveLength(1);
      expect([0, 0.5, 1]).toContain(weight);
    },
  );

  test("can be chosen, but for the one that says that nobody chose", () => {
    expect(new Set([...CategoryToChoose.options, "uncategorised"])).toEqual(
      new Set(Category.options),
    );
  });
});
