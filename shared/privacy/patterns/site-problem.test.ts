import { expect, test } from "vitest";
import { siteProblem } from "./site-problem.ts";
import type { HostOf } from "./typed-site.ts";

const hostOf: HostOf = (host) => URL.parse(`http://${host}`)?.hostname ?? null;

test("siteProblem() says why a line never fits", () => {
  expect(siteProblem("(a|b).test", hostOf)).toBe(
    "No site has ( in its name. Choices are written as {a,b}.",
  );
});

test.each([
  ["", /names no site/],
  ["https://", /names no site/],
  [":8080", /names no site/],
  ["\u200b", /names no site/],
  ["192.168.0.1", /Never recorded anyway/],
  ["http://127.0.0.1:3000/x", /Never recorded anyway/],
  ["0x7f.1", /Never recorded anyway/],
  ["[::1]:3000", /Never recorded anyway/],
  ["http://[2001:db8::1]/", /Never recorded anyway/],
  ["2001:db8::1", /Never recorded anyway/],
  ["printer.local", /Never recorded anyway/],
  ["abc.onion", /Never recorded anyway/],
  ["0.0.0.0 b.test", /Never recorded anyway/],
  ["!example.org", /No site has ! in its name/],
  ["^example\\.org$", /names no site/],
  ["example.org$", /No site has \$ in its name/],
  ["exa+mple.org", /No site has \+ in its name/],
  ["{a,b.test", /brace/],
  ["a}.test", /brace/],
  ["exa%20mple.org", /No site has % in its name/],
  ["a_b.test", /Never recorded anyway/],
  ["site:example.org", /No site has : in its name/],
  ["# work", /names no site/],
  ["example.org/private", /all of example\.org is meant/],
  ["https://bücher.test/x", /all of bücher\.test is meant/],
  ["example.org?q=1", /all of example\.org is meant/],
  ["x".repeat(501), /500 characters/],
  [`${"x".repeat(64)}.test`, /Never recorded anyway/],
])("siteProblem(%j) tells", (line, expected) => {
  expect(siteProblem(line, hostOf)).toMatch(expected);
});

test.each([
  "example.org",
  "*.example.org",
  "example",
  "*bank*",
  "{a,b}.test",
  "a.test, b.test",
  "co.uk",
  "bücher.test",
  "*.рф",
  "пример.рф",
  "xn--bcher-kva.test",
  "site[0-9].test",
  "site[!0-9].test",
  "https://example.org/",
  "ann@example.org:80",
  "||example.org^",
  "*://*.example.org",
  "*",
  "a_b.c.test",
  "example.org # work",
  "https://example.org:*/*",
  "www.example.org",
  "example.org.",
  "ｅｘａｍｐｌｅ．org",
  "نامه\u200cای.test",
  "??.test",
])("siteProblem(%j) is null", (line) => {
  expect(siteProblem(line, hostOf)).toBeNull();
});
