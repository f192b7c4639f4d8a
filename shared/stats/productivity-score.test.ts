import fc from "fast-check";
import { expect, test } from "vitest";
import { productivityScore, SITE_WEIGHTS } from "./productivity-score.ts";

test("productivityScore() weighs websites against all time", () => {
  expect(
    productivityScore(3_600, [
      { seconds: 1_800, weight: SITE_WEIGHTS.neutral },
      { seconds: 1_800, weight: SITE_WEIGHTS.distracting },
    ]),
  ).toBe(62.5);
});

test.each([
  ["only coding", 60, [], 100],
  ["only a distracting site", 0, [{ seconds: 60, weight: 0 }], 0],
  ["only a productive site", 0, [{ seconds: 60, weight: 1 }], 100],
  ["nothing", 0, [], null],
])("productivityScore() of %s", (_, coding, sites, expected) => {
  expect(productivityScore(coding, sites)).toBe(expected);
});

test("productivityScore() stays between 0 and 100 whatever the weights are", () => {
  const sites = fc.array(
    fc.record({ seconds: fc.nat(86_400), weight: fc.double({ noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.nat(86_400), sites, (coding, list) => {
      const score = productivityScore(coding, list) ?? 0;
      return score >= 0 && score <= 100;
    }),
  );
});
