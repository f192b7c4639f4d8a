import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readySiteRules, siteMatches, siteOf, type SiteRules } from "./site-rules.ts";
import { registrableDomain } from "../categories/registrable-domain.ts";
import { type HostOf, sitePattern } from "./patterns/typed-site.ts";

const hostOf: HostOf = (host) => URL.parse(`http://${host}`)?.hostname ?? null;
const ALL: SiteRules = { excluded: [], only: null };
const asked = (address: string, rules: Partial<SiteRules> = {}): string | null => {
  const { protocol, hostname } = new URL(address);
  return siteOf({ protocol, hostname }, readySiteRules({ ...ALL, ...rules }, hostOf));
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
    ["bücher.test", "xn--bcher-kva.test", true],
    ["BÜCHER.test", "www.xn--bcher-kva.test", true],
    ["bu\u0308cher.test", "xn--bcher-kva.test", true],
    ["xn--bcher-kva.test", "xn--bcher-kva.test", true],
    ["bücher.test", "bucher.test", false],
    ["bücher", "xn--bcher-kva.example", true],
    ["пример.рф", "xn--e1afmkfd.xn--p1ai", true],
    ["ПРИМЕР.РФ", "xn--e1afmkfd.xn--p1ai", true],
    ["*.рф", "xn--e1afmkfd.xn--p1ai", true],
    ["*.xn--p1ai", "xn--e1afmkfd.xn--p1ai", true],
    ["*.рф", "example.org", false],
    ["*прим*", "xn--e1afmkfd.xn--p1ai", true],
    ["xn--*", "xn--e1afmkfd.xn--p1ai", true],
    ["п?имер.рф", "xn--e1afmkfd.xn--p1ai", true],
    ["[а-я]ример.рф", "xn--e1afmkfd.xn--p1ai", true],
    ["{bücher,пример}.test", "xn--bcher-kva.test", true],
    ["ｅｘａｍｐｌｅ．org", "example.org", true],
    ["example。org", "example.org", true],
    ["b%C3%BCcher.test", "xn--bcher-kva.test", true],
    ["straße.test", "xn--strae-oqa.test", true],
    ["straße.test", "strasse.test", false],
    ["βόλος.test", "xn--nxasmm1c.test", true],
    ["نامه\u200cای.test", "xn--mgba3gch31f060k.test", true],
    ["exam\u00adple.test", "example.test", true],
    ["\u200bexample.test\ufeff", "example.test", true],
    ["site[0-9].test", "site7.test", true],
    ["example.org.", "example.org", true],
    ["example.org:8080/x", "example.org", true],
    ["ann:pw@example.org", "example.org", true],
    ["example.org:port", "example.org", true],
    ["http:/example.org", "example.org", true],
    ["//example.org/x", "example.org", true],
    ["*://*.example.org/*", "www.example.org", true],
    ["||example.org^", "example.org", true],
    ["example.org?q=1", "example.org", true],
    ["example.org#x", "example.org", true],
    ["www.example.org", "example.org", true],
    ["www.example.org", "www.example.org", true],
    ["www.example.org", "a.www.example.org", true],
    ["www.example.org", "mail.example.org", false],
    ["a.test, b.test", "b.test", true],
    ["a.test # b.test", "b.test", false],
    ["https://*.example.org:*/*", "www.example.org", true],
    ["a.test b.test", "a.test", true],
    ["0.0.0.0 b.test", "b.test", true],
    ["{a.test, b}", "b.example", true],
    ["{a, b}.test", "b.test", true],
  ])("%j means %s: %s", (pattern, host, means) => {
    expect(siteMatches(sitePattern(pattern, hostOf), host)).toBe(means);
  });

  test("never throws and never hangs, whatever a person types", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600, unit: "binary" }), fc.domain(), (pattern, host) => {
        siteMatches(sitePattern(pattern, hostOf), host);
      }),
      { numRuns: 500 },
    );
    let steps = 0;
    siteMatches(sitePattern("*a".repeat(250), hostOf), "a".repeat(253), () => (steps += 1));
    expect(steps).toBeLessThan(2 * 600 * 260);
  });
});

test("a site excludes itself and its subdomains, however it is typed", () => {
  const label = fc.string({
    unit: fc.constantFrom(...Array.from("abZüéßюжकא漢ςı0")),
    minLength: 1,
    maxLength: 8,
  });
  const forms: ((host: string) => string)[] = [
    (host) => host,
    (host) => host.toLowerCase(),
    (host) => host.normalize("NFD"),
    (host) => hostOf(host) ?? "",
    (host) => (hostOf(host) ?? "").toUpperCase(),
    (host) => `https://ann:pw@${host}:8080/x?q=1#h`,
    (host) => `\u200b${host}. `,
    (host) => host.replaceAll(".", "\u3002"),
    (host) => host.replaceAll(/[a-z]/g, (a) => String.fromCharCode(a.charCodeAt(0) + 0xfe_e0)),
    (host) => encodeURIComponent(host),
    (host) => `{no.such, ${host}}`,
    (host) => `no.such, ${host}`,
    (host) => host.replace(/\.[^.]*$/, ".*"),
    (host) => `*.${host}`,
  ];
  fc.assert(
    fc.property(
      fc.tuple(label, fc.constantFrom("test", "рф", "org")),
      fc.constantFrom(...forms),
      ([name, suffix], form) => {
        const [host, typed] = [`${name}.${suffix}`, form(`${name}.${suffix}`)];
        const ascii = hostOf(host);
        fc.pre(ascii !== null && registrableDomain(ascii) !== null);
        expect(siteMatches(sitePattern(typed, hostOf), hostOf(`www.${host}`)!), typed).toBe(true);
        expect(siteMatches(sitePattern(typed, hostOf), "www.other.net"), typed).toBe(false);
      },
    ),
    { numRuns: 1_000 },
  );
});
