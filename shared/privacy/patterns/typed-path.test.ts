import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globMatches } from "./glob.ts";
import { PATTERN_LENGTH_MAX, pathRule, typedPath } from "./typed-path.ts";

describe("typedPath()", () => {
  test.each([
    ["$HOME\\private\\", "~/private"],
    ["~/private/**", "~/private/**"],
    ["${HOME}/x", "~/x"],
    ["%USERPROFILE%\\x", "~/x"],
    ["%HOMEDRIVE%%HOMEPATH%\\x", "~/x"],
    ["$env:USERPROFILE\\x", "~/x"],
    ["${userHome}/x", "~/x"],
    ["${env:HOME}", "~"],
    ["$HOMEWORK/x", "$HOMEWORK/x"],
    ["${workspaceFolder}/x", "./x"],
    ["./x/", "./x"],
    [".\\x", "./x"],
    ["\\\\nas\\secret\\**", "//nas/secret/**"],
    ["\\\\wsl$\\Ubuntu\\home", "//wsl.localhost/Ubuntu/home"],
    ["\\\\wsl.localhost\\Ubuntu", "//wsl.localhost/Ubuntu"],
    ["\\\\?\\C:\\x", "C:/x"],
    ["\\\\?\\UNC\\nas\\x", "//nas/x"],
    ["\u202aC:\\x", "C:/x"],
    ["C:\\", "C:"],
    ["file:///home/ann/my%20x", "/home/ann/my x"],
    ["file:///C:/x", "C:/x"],
    ["file:///c%3A/x", "c:/x"],
    ["file://nas/x", "//nas/x"],
    ["file:////nas/x", "//nas/x"],
    ["file://localhost/x", "/x"],
    ["file:/etc", "/etc"],
    ["file:///%zz", "/%zz"],
    ["vscode-remote://wsl+Ubuntu/home/x", "/home/x"],
    ['"C:\\My Docs"', "C:/My Docs"],
    ["'/x'", "/x"],
    ["/home/ann/My\\ Docs", "/home/ann/My Docs"],
    ["  secret ", "secret"],
    ["\u200bsecret", "secret"],
    ["a//b///c", "a/b/c"],
    ["a/./b/.", "a/b"],
    ["a/../b", "b"],
    ["/a/b/../../c", "/c"],
    ["*/../b", "*/../b"],
    ["../x", "../x"],
    ["{a , b}/x, y", "{a,b}/x, y"],
    ["{~\\a, $HOME/b,${HOME}/c/}", "{~/a,~/b,~/c}"],
    ["{\\\\nas\\a,file:///srv/b}", "{//nas/a,/srv/b}"],
    ["{,secret,}", "{secret}"],
    ["{,}", ""],
    ["\\\\\\\\nas\\\\secret", "//nas/secret"],
    ["C:\\\\work\\\\x", "C:/work/x"],
    ["///srv//x", "/srv/x"],
    ["", ""],
    ["/", "/"],
  ])("typedPath(%j) is %j", (text, expected) => {
    expect(typedPath(text)).toBe(expected);
  });

  test("changes nothing the second time, whatever is typed", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "~",
      "a",
      "C:",
      "{",
      ",",
      "}",
      "b c",
      "*",
      "\u200b",
      "$HOME",
      "%",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = typedPath(parts.join(""));
        expect(typedPath(once)).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });
});

test("pathRule() compares without regard to case, composition and slashes", () => {
  const fits = (pattern: string, name: string) => globMatches(pathRule(pattern), name);
  expect(fits("C:\\Work\\*", "c:/work/shop")).toBe(true);
  expect(fits("Bu\u0308ro/*.PEM", "/büro/a.pem")).toBe(true);
  expect(fits("secret/", "/home/ann/secret/a.ts")).toBe(true);
  expect(fits("[A-Z].ts", "q.ts")).toBe(true);
  for (const text of ["", "  ", "/", "\u200b"]) expect(fits(text, "/a"), text).toBe(false);
  expect(fits("x".repeat(PATTERN_LENGTH_MAX), "x".repeat(PATTERN_LENGTH_MAX))).toBe(true);
  expect(fits(`${"x".repeat(PATTERN_LENGTH_MAX)}*`, "x".repeat(PATTERN_LENGTH_MAX))).toBe(false);
});
