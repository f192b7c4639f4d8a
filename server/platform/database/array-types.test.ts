import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { addArrayTypes, arrayText } from "./array-types.ts";

/** A client's options after addArrayTypes(), with a parser for whole numbers. */
function options(): postgres.ParsedOptions {
  const bare = { parsers: { 23: Number }, serializers: {} };
  addArrayTypes(bare as unknown as postgres.ParsedOptions);
  return bare as unknown as postgres.ParsedOptions;
}
const [INT4S, TEXTS] = [1007, 1009];

test.each<[string, string, number, unknown]>([
  ["numbers", "{1,2,NULL}", INT4S, [1, 2, null]],
  ["nothing", "{}", TEXTS, []],
  [
    "texts with commas, quotes, braces and backslashes",
    String.raw`{plain,"a,b","say \"hi\"","{x}","c:\\d"}`,
    TEXTS,
    ["plain", "a,b", 'say "hi"', "{x}", "c:\\d"],
  ],
  ["the word NULL is not null when it is quoted", '{"NULL",NULL,""}', TEXTS, ["NULL", null, ""]],
  [
    "lists inside lists",
    "{{1,2},{3,4}}",
    INT4S,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["bounds in front", "[0:1]={7,8}", INT4S, [7, 8]],
])("a client with array types reads %s", (_, text, type, list) => {
  expect(options().parsers[type]?.(text)).toEqual(list);
});

test.each<[string, unknown, string]>([
  ["numbers without quotes", [1, -2.5, null], "{1,-2.5,NULL}"],
  ["texts in quotes", ["a", 'say "hi"', "c:\\d", ""], String.raw`{"a","say \"hi\"","c:\\d",""}`],
  ["lists inside lists", [[1], [2]], "{{1},{2}}"],
  ["a literal that somebody wrote as it is", "{1,2}", "{1,2}"],
])("arrayText() writes %s", (_, value, text) => {
  expect(arrayText(value)).toBe(text);
});

test("what arrayText() writes, a client reads back", () => {
  const texts = fc.array(fc.option(fc.string({ unit: "binary" })));
  const read = options().parsers[TEXTS];
  fc.assert(
    fc.property(texts, (list) => {
      expect(read?.(String(arrayText(list)))).toEqual(list);
    }),
  );
});
