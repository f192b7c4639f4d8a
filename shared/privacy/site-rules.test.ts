import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isCountableHost,
  readySiteRules,
  siteMatches,
  siteOf,
  sitePattern,
  type SiteRules,
} from "./site-rules.ts";

const ALL: SiteRules = { excluded: [], only: null };
const asked = (address: string, rules: Partial<SiteRules> = {}): string | null => {
  const { protocol, hostname } = new URL(address);
  return siteOf({ protocol, hostname }, readySiteRules({ ...ALL, ...rules }));
};

test("siteOf() gives the registrable domain of what may be recorded", () => {
  expect(asked("https://mail.example.org/inbox?secret=1")).toBe("example.org");
  expect(asked("https://mail.example.org/", { excluded: ["mail.*"] })).toBeNull();
});

describe("siteOf() gives null for", () => {
  test.each([
    ["a new tab", "chrome://newtab/"],
    ["a page of an extension", "chrome-extension://abcdef/popup.html"],
    ["a page of an extension of Firefox", "moz-extension://abcdef/popup.html"],
    ["an empty tab", "about:blank"],
    ["a file", "file:///home/ann/secret.html"],
    ["data", "data:text/html,secret"],
    ["source", "view-source:https://example.org/"],
    ["localhost", "http://localhost:3000/"],
    ["an address in numbers", "http://192.168.0.1/"],
    ["an IPv6 address", "http://[::1]/"],
    ["a printer", "http://printer.local/"],
    ["a single label", "http://intranet/"],
    ["a hidden service", "http://abcdef.onion/"],
  ])("%s", (_, address) => {
    expect(asked(address)).toBeNull();
  });
});

describe("only these sites", () => {
  test("records what is on the list, and nothing with an empty one", () => {
    expect(asked("https://docs.example.org/", { only: ["example.org"] })).toBe("example.org");
    expect(asked("https://example.net/", { only: ["example.org"] })).toBeNull();
    expect(asked("https://example.org/", { only: [] })).toBeNull();
  });

  test("is no way around what is excluded", () => {
    expect(
      asked("https://example.org/", { only: ["example.org"], excluded: ["example.org"] }),
    ).toBeNull();
  });
});

describe("sitePattern()", () => {
  test.each<[string, string, boolean]>([
    ["example.org", "example.org", true],
    ["example.org", "www.example.org", true],
    ["example.org", "notexample.org", false],
    ["example.org", "example.org.evil.test", false],
    ["*.example.org", "www.example.org", true],
    ["*.example.org", "example.org", false],
    ["example", "example.org", true],
    ["example", "www.example.co.uk", true],
    ["example", "examples.org", false],
    ["*bank*", "my-bank.example.org", true],
    ["*bank*", "example.org", false],
    ["*", "anything.example.org", true],
    ["{a,b}.test", "b.test", true],
    ["{a,b}.test", "c.test", false],
    ["a?.test", "ab.test", true],
    ["Example.ORG", "example.org", true],
    ["https://example.org/path?query", "www.example.org", true],
    ["example.org:8080", "example.org", true],
    [".example.org", "www.example.org", true],
    ["  example.org  ", "example.org", true],
    ["", "example.org", false],
    ["/", "example.org", false],
    ["{", "example.org", false],
  ])("%j means %s: %s", (pattern, host, means) => {
    expect(siteMatches(sitePattern(pattern), host)).toBe(means);
  });

  test("never throws and never hangs, whatever a person types", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600, unit: "binary" }), fc.domain(), (pattern, host) => {
        siteMatches(sitePattern(pattern), host);
      }),
      { numRuns: 500 },
    );
    let steps = 0;
    siteMatches(sitePattern("*a".repeat(250)), "a".repeat(253), () => (steps += 1));
    expect(steps).toBeLessThan(2 * 600 * 260);
  });
});

test("isCountableHost() refuses names of a local network", () => {
  expect(isCountableHost("printer.local")).toBe(false);
  expect(isCountableHost("docs.example.test")).toBe(true);
});
