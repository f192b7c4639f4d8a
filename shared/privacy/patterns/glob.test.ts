import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { glob, globMatches } from "./glob.ts";

describe("globMatches()", () => {
  test.each<[string, string, boolean]>([
    ["secret/*.env", "/home/ann/secret/prod.env", true],
    ["secret", "/home/ann/secret/a/b.ts", true],
    ["secret", "/home/ann/notsecret/a.ts", false],
    ["secret", "/home/ann/secrets", false],
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
    ["c:/work/*", "c:/work/shop", true],
    ["SECRET", "/secret/a", false],
    ["*.{pem,key}", "a/k.key", true],
    ["*.{pem,key}", "a/k.crt", false],
    ["{a,b}/{c,d}", "b/c", true],
    ["{a,{b,c}}x", "cx", true],
    ["{a", "{a", true],
    ["{a}", "{a}", true],
    ["{a}/x", "a/x", true],
    ["x{,.bak}", "x", true],
    ["x{,.bak}", "x.bak", true],
    ["x{,.bak}", "x.ba", false],
    ["{a*,b/{c,d?}}.ts", "b/dx.ts", true],
    ["{a*,b/{c,d?}}.ts", "abc.ts", true],
    ["{a*,b/{c,d?}}.ts", "b/d.ts", false],
    ["{/a,b}/c", "/a/c", true],
    ["{/a,b}/c", "x/b/c", true],
    ["{**/a,b}.ts", "x/y/a.ts", true],
    ["{a,{b}", "{a,b", true],
    ["a},b", "a},b", true],
    ["[0-9].ts", "7.ts", true],
    ["[0-9].ts", "x.ts", false],
    ["v[0-9a-f]*", "vc0", true],
    ["[!0-9].ts", "x.ts", true],
    ["[^0-9].ts", "7.ts", false],
    ["[!0-9].ts", "/.ts", false],
    ["[-a].ts", "-.ts", true],
    ["[id].tsx", "[id].tsx", true],
    ["[id].tsx", "d.tsx", true],
    ["[id", "[id", true],
    ["{[a,b],c}x", ",x", true],
    ["?.ts", "🛒.ts", true],
    ["[🛒].ts", "🛒.ts", true],
    ["a.b", "axb", false],
    ["(a+)+$", "aaaa", false],
    ["**", "anything/at/all", true],
    ["", "a", false],
    ["/", "/a", false],
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
          fc.pre(!/^\/|\/$/.test(pattern));
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

test("nested choices fit what one of their expansions fits", () => {
  type Choices = { pattern: string; expansions: string[] };
  const joined = (parts: Choices[]): Choices => ({
    pattern: parts.map(({ pattern }) => pattern).join(""),
    expansions: parts.reduce(
      (all, { expansions }) => all.flatMap((start) => expansions.map((end) => start + end)),
      [""],
    ),
  });
  const { tree } = fc.letrec<{ tree: Choices; text: Choices; choice: Choices }>((tie) => ({
    text: fc
      .array(fc.constantFrom("a", "b", "?", "/"), { maxLength: 3 })
      .map((parts) => ({ pattern: parts.join(""), expansions: [parts.join("")] })),
    choice: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((trees) => ({
      pattern: `{${trees.map(({ pattern }) => pattern).join(",")}}`,
      expansions: trees.flatMap(({ expansions }) => expansions),
    })),
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie("text"),
      fc.array(fc.oneof(tie("text"), tie("choice")), { minLength: 1, maxLength: 2 }).map(joined),
    ),
  }));
  fc.assert(
    fc.property(
      tree,
      fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 6 }),
      (one, path) => {
        const { pattern, expansions } = one;
        fc.pre(expansions.length < 200 && !expansions.some((text) => /^\/|\/$|^$/.test(text)));
        expect(globMatches(glob(pattern), path), pattern).toBe(
          expansions.some((text) => globMatches(glob(text), path)),
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a hundred choices and twenty pairs of braces all fit", () => {
  const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
  const many = glob(`/work/{${names.join(",")}}/**`);
  for (const name of names) expect(globMatches(many, `/work/${name}/a.ts`), name).toBe(true);
  expect(globMatches(many, "/work/n100/a.ts")).toBe(false);
  const pairs = glob("{a,b}".repeat(20));
  expect(globMatches(pairs, "ab".repeat(10))).toBe(true);
  expect(globMatches(pairs, "ab".repeat(9))).toBe(false);
});

test("glob() grows with its text only", () => {
  for (const text of ["{".repeat(500), "{a,b}".repeat(100), "[a]".repeat(160), "{a}".repeat(160)])
    expect(glob(text).length).toBeLessThan(3 * text.length);
});
