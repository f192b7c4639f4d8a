import { describe, expect, test } from "vitest";
import { CATEGORIES, Category } from "./categories.ts";
import { categoryOf, type CategoryRule } from "./category-of.ts";

const NONE: ReadonlyMap<string, CategoryRule> = new Map();

test("categoryOf() asks the person's rules first, then the list, then nobody", () => {
  const rules = new Map([["youtube.com", { category: "learning" as const, weight: null }]]);
  expect(categoryOf("mozilla.org", NONE)).toEqual({
    category: "documentation",
    weight: 1,
    from: "list",
  });
  expect(categoryOf("youtube.com", NONE)).toEqual({ category: "video", weight: 0, from: "list" });
  expect(categoryOf("youtube.com", rules)).toEqual({
    category: "learning",
    weight: 1,
    from: "person",
  });
  expect(categoryOf("nobody-knows-this.test", NONE)).toEqual({
    category: "uncategorised",
    weight: 0.5,
    from: "nobody",
  });
});

describe("categoryOf()", () => {
  test.each<[string, string, [string, CategoryRule][], [Category, number, string]]>([
    [
      "keeps the listed category where only the weight was changed",
      "reddit.com",
      [["reddit.com", { category: null, weight: 0.5 }]],
      ["social", 0.5, "person"],
    ],
    [
      "takes a weight before the category's own",
      "reddit.com",
      [["reddit.com", { category: "learning", weight: 0 }]],
      ["learning", 0, "person"],
    ],
    [
      "can weigh what nobody categorised",
      "a.test",
      [["a.test", { category: null, weight: 1 }]],
      ["uncategorised", 1, "person"],
    ],
    ["lets an entry hold for what lies below", "ann.github.io", [], ["code_hosting", 1, "list"]],
    [
      "lets a rule hold for what lies below",
      "ann.github.io",
      [["github.io", { category: "other", weight: null }]],
      ["other", 0.5, "person"],
    ],
    [
      "takes the nearest rule",
      "ann.github.io",
      [
        ["github.io", { category: "other", weight: null }],
        ["ann.github.io", { category: "games", weight: null }],
      ],
      ["games", 0, "person"],
    ],
    ["knows universities by their suffix", "nowhere-college.edu", [], ["learning", 1, "list"]],
    ["knows governments by their suffix", "small-town.gov.uk", [], ["government", 0.5, "list"]],
    [
      "does not take the end of a name for its parent",
      "notgithub.com",
      [],
      ["uncategorised", 0.5, "nobody"],
    ],
  ])("%s", (_, domain, rules, [category, weight, from]) => {
    expect(categoryOf(domain, new Map(rules))).toEqual({ category, weight, from });
  });

  test.each(Category.options)("brings the weight of %s when the person chose it", (category) => {
    expect(categoryOf("a.test", new Map([["a.test", { category, weight: null }]])).weight).toBe(
      CATEGORIES[category].weight,
    );
  });
});
