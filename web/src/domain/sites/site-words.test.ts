import { expect, it } from "vitest";
import { categoryName, weightColour, weightWords } from "./site-words.ts";

it("weightWords() says how a weight counts, also one that a person made up", () => {
  expect([1, 0.5, 0, 0.8].map(weightWords)).toEqual([
    "productive, counts whole",
    "neutral, counts half",
    "distracting, counts nothing",
    "productive, counts 80 %",
  ]);
});

it("weightColour() draws the lines where the scores do", () => {
  expect(weightColour(0.75)).toBe(weightColour(1));
  expect(weightColour(0.25)).toBe(weightColour(0));
  expect(weightColour(0.5)).not.toBe(weightColour(0));
});

it("categoryName() is what people read", () => {
  expect(categoryName("questions_answers")).toBe("Questions and answers");
});
