import fc from "fast-check";
import { expect, test } from "vitest";
import { arrayOf, arrayText } from "./array-types.ts";

test.each<[string, string, (text: string) => unknown, unknown]>([
  ["numbers", "{1,2,NULL}", Number, [1, 2, null]],
  ["nothing", "{}", String, []],
  [
    "texts with commas, quotes, braces and backslashes",
    String.raw`{plain,"a,b","say \"hi\"","{x}","c:\\d"}`,
    String,
    ["plain", "a,b", 'say "hi"', "{x}", "c:\\d"],
  ],
  ["the word NULL is not null when it is quoted", '{"NULL",NULL,""}', String, ["NULL", null, ""]],
  [
    "lists inside lists",
    "{{1,2},{3,4}}",
    Number,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["bounds in front", "[0:1]={7,8}", Number, [7, 8]],
])("arrayOf() reads %s", (_, text, parse, list) => {
  expect(arrayOf(text, parse)).toEqual(list);
});

test("arrayText() leaves a literal that somebody wrote as it is", () => {
  expect(arrayText("{1,2}")).toBe("{1,2}");
});

test("what arrayText() writes, arrayOf() reads back", () => {
  const texts = fc.array(fc.option(fc.string({ unit: "binary" })));
  fc.assert(
    fc.property(texts, (list) => {
      expect(arrayOf(String(arrayText(list)))).toEqual(list);
    }),
  );
});
