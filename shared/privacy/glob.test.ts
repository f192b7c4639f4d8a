import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALTERNATIVES_MAX, glob, globMatches, PATTERN_LENGTH_MAX } from "./glob.ts";

describe("globMatches()", () => {
  test.each<[string, string, boolean]>([
    ["secret/*.env", "/home/ann/secret/prod.env", true],
    ["secret", "/home/ann/secret/a/b.ts", true],
    ["secret", "/home/ann/notsecret/a.ts", false],
    ["secret", "/home/ann/secrets", false],
    ["secret/", "/home/ann/secret/a.ts", true],
    ["*.env", "a/b/.env", true],
    ["*.env", "a/b.env/c", true],
    ["*.env", "a/env", false],
    ["a/*/c", "a/b/c", true],
    ["a/*/c", "a/b/b/c", false],
    ["a/**/c", "a/c", true],
    ["a/**/c", "a/b/b/c", true],
    ["a/**", "a", false],
    ["a/**", "x/a/b", true],
    ["**/node_modules/**", "x/node_modules/y/z.js", true],
    ["a**z", "abc/xyz", true],
    ["?.ts", "a.ts", true],
    ["?.ts", "ab.ts", false],
    ["a?b", "a/b", false],
    ["/home/*/x", "/home/ann/x/y", true],
    ["/x", "/home/x", false],
    ["c:\\work\\*", "C:/Work/shop", true],
    ["SECRET", "/secret/a", true],
    ["*.{pem,key}", "a/k.KEY", true],
    ["*.{pem,key}", "a/k.crt", false],
    ["{a,b}/{c,d}", "b/c", true],
    ["{a,{b,c}}x", "cx", true],
    ["{a", "{a", true],
    ["{a}", "{a}", true],
    ["a.b", "axb", false],
    ["(a+)+$", "aaaa", false],
    ["**", "anything/at/all", true],
    ["", "a", false],
    ["/", "/a", false],
    ["  ", "a", false],
    ["*", "", true],
  ])("%j on %j is %s", (pattern, path, expected) => {
    expect(globMatches(glob(pattern), path)).toBe(expected);
  });

  test("agrees with a plain regular expression on small patterns", () => {
    const piece = fc.constantFrom("a", "b", "/", "*", "?", "**/", "**");
    const toRegExp = (pattern: string): RegExp =>
      new RegExp(
        `^(?:.*/)?${pattern.replaceAll(/\*{2,}\/|\*+|\?|[^*?]/g, (token, index: number) => {
          const startsName = index === 0 || pattern[index - 1] === "/";
          if (token.startsWith("**") && token.endsWith("/")) return startsName ? "(?:.*/)?" : ".*/";
          if (token.startsWith("**")) return ".*";
          if (token === "*") return "[^/]*";
          return token === "?" ? "[^/]" : token;
        })}(?:/.*)?$`,
      );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom("a", "b", "/"), { maxLength: 8 }),
        (pieces, characters) => {
          const pattern = pieces.join("");
          fc.pre(!/^\/|\/$|^\s*$/.test(pattern));
          expect(globMatches(glob(pattern), characters.join(""))).toBe(
            toRegExp(pattern).test(characters.join("")),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("takes at most path times pattern steps: 20 stars on 2,000 characters", () => {
    for (const [pattern, path] of [
      ["*a".repeat(20), "a".repeat(2_000)],
      [`${"**/a*".repeat(20)}!`, "a/".repeat(1_000)],
      ["*".repeat(20), "a".repeat(2_000)],
      [`${"a*".repeat(20)}b`, "a".repeat(2_000)],
    ] as const) {
      let steps = 0;
      globMatches(glob(pattern), path, () => (steps += 1));
      expect(steps).toBeLessThanOrEqual((path.length + 1) * (pattern.length + 3));
    }
  });
});

test("glob() bounds choices and length", () => {
  expect(glob("*.{pem,key}").length).toBe(2);
  expect(glob("{a,b}".repeat(20)).length).toBeLessThanOrEqual(ALTERNATIVES_MAX);
  expect(glob("{".repeat(10_000)).length).toBe(1);
  expect((glob("x".repeat(10_000))[0]?.length ?? 0) <= PATTERN_LENGTH_MAX + 1).toBe(true);
});
