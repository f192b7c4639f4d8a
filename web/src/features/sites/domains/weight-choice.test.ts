import { expect, it } from "vitest";
import { choiceOf, weightOf, weightOptions } from "./weight-choice.ts";

it.each([null, 0, 0.5, 0.75, 1])(
  "the weight %s is the same after it was shown and saved",
  (own) => {
    expect(weightOf(choiceOf(own), own)).toBe(own);
  },
);

it("a weight that is none of the three is offered beside them", () => {
  expect(weightOptions(0.75).at(-1)).toEqual({ value: "own", label: "Your own, counts 75 %" });
  expect(weightOptions(null).map(({ value }) => value)).toEqual(["category", "1", "0.5", "0"]);
});
