import { expect, test } from "vitest";
import { numbersLiteral, textsLiteral } from "./array-literal.ts";

test("numbersLiteral() writes numbers between braces", () => {
  expect(numbersLiteral([1, 20, 300])).toBe("{1,20,300}");
  expect(numbersLiteral([])).toBe("{}");
});

test("textsLiteral() quotes every text, so that null, commas and braces stay text", () => {
  expect(textsLiteral(["a", "", "NULL", "b,{c}"])).toBe('{"a","","NULL","b,{c}"}');
});

test("textsLiteral() escapes quotes and backslashes", () => {
  expect(textsLiteral(['say "hi"', "a\\b"])).toBe('{"say \\"hi\\"","a\\\\b"}');
});
