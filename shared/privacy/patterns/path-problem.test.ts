import { expect, test } from "vitest";
import { pathProblem } from "./path-problem.ts";

test("pathProblem() says what to write instead", () => {
  expect(pathProblem("!keep.ts")).toBe("A pattern cannot let something pass again: remove the !.");
});

test.each([
  ["", /names no file/],
  [" / ", /names no file/],
  ["\u200b", /names no file/],
  ["@(a|b)/x", /\{a,b\}/],
  ["^secret.*$", /regular expression/],
  ["v{1..5}", /\[0-9\]/],
  ["https://example.org/x", /website/],
  ["~ann/x", /home folder/],
  ["$PROJECTS/x", /variable/],
  ["%APPDATA%\\x", /variable/],
  ["${env:FOO}/x", /variable/],
  ["../x", /whole path/],
  ["{a,../x}", /whole path/],
  ["{a,$PROJECTS/x}", /variable/],
  ["/srv/{a,$USER}", /variable/],
  ["{~ann/x,b}", /home folder/],
  ["{a,!b}", /cannot let/],
  ["{,}", /names no file/],
  ["**/../x", /whole path/],
  ["*.env, *.key", /entry of its own/],
  ["a\nb", /entry of its own/],
  ["{a,b", /brace/],
  ["{a,{b}", /brace/],
  ["a}", /brace/],
  ["x".repeat(501), /500 characters/],
])("pathProblem(%j) tells", (text, expected) => {
  expect(pathProblem(text)).toMatch(expected);
});

test.each([
  "secret",
  "*.env",
  "~/private/**",
  "$HOME/x",
  "./x",
  "file:///home/ann/x",
  "[0-9]*",
  "~",
  "**",
  "\\\\nas\\secret\\**",
  "\\\\wsl$\\Ubuntu",
  "C:\\x",
  "{a,b}/**",
  "Program Files (x86)/**",
  "wsl$",
  "Müller, Hans/**",
  "a/../b",
  "pages/[id].tsx",
  "bu\u0308ro",
  "C$",
  "100%",
  "{$HOME/a,~/b}",
  "[!a]*",
  `{${Array.from({ length: 100 }, (_, index) => `n${index}`).join(",")}}`,
])("pathProblem(%j) is null", (text) => {
  expect(pathProblem(text)).toBeNull();
});
