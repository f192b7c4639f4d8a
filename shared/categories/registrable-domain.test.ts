import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registrableDomain } from "./registrable-domain.ts";

test("registrableDomain() keeps what a registry sells, and no more", () => {
  expect(registrableDomain("www.BBC.co.uk")).toBe("bbc.co.uk");
});

describe("registrableDomain()", () => {
  test.each<[string, string, string | null]>([
    ["drops subdomains", "a.b.developer.mozilla.org", "mozilla.org"],
    ["drops the root's dot", "example.com.", "example.com"],
    ["knows suffixes of three labels", "www.city.kobe.jp", "city.kobe.jp"],
    ["keeps a private suffix's customers apart", "ann.github.io", "ann.github.io"],
    ["drops what is below a private suffix's customer", "x.ann.github.io", "ann.github.io"],
    ["falls back to the registry for a private suffix itself", "github.io", "github.io"],
    ["takes punycode as it is", "www.xn--bcher-kva.de", "xn--bcher-kva.de"],
    ["knows suffixes in punycode", "www.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"],
    ["takes the last label of a suffix nobody knows", "a.b.nosuchsuffix", "b.nosuchsuffix"],
    ["counts the reserved .test, as our own tests need", "docs.example.test", "example.test"],
    ["takes an underscore before the domain", "a_b.example.com", "example.com"],
    ["refuses an underscore in the domain", "a_b.com", null],
    ["refuses letters that are not ASCII", "bücher.de", null],
    ["refuses a bare suffix", "co.uk", null],
    ["refuses a bare suffix of one label", "com", null],
    ["refuses a single label", "intranet", null],
    ["refuses localhost", "localhost", null],
    ["refuses what lies under localhost", "app.localhost", null],
    ["refuses a printer", "printer.local", null],
    ["refuses an internal name", "wiki.corp.internal", null],
    ["refuses a name of the house", "nas.home.arpa", null],
    ["refuses a hidden service", "abcdef.onion", null],
    ["refuses an IPv4 address", "192.168.0.1", null],
    ["refuses a short IPv4 address", "127.1", null],
    ["refuses an IPv4 address in hexadecimal", "0x7f.0x1", null],
    ["refuses an IPv6 address", "[::1]", null],
    ["refuses an IPv6 address without brackets", "2001:db8::1", null],
    ["refuses a port", "example.com:8080", null],
    ["refuses a path", "example.com/secret", null],
    ["refuses an address", "https://example.com", null],
    ["refuses a person before the host", "ann@example.com", null],
    ["refuses empty labels", "a..com", null],
    ["refuses a label that begins with a hyphen", "-a.com", null],
    ["refuses nothing", "", null],
    ["refuses a label of 64", `${"a".repeat(64)}.com`, null],
    ["refuses more than 253 characters", `${"a.".repeat(126)}com`, null],
  ])("%s", (_, host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

test("a registrable domain is its own registrable domain and a part of the host", () => {
  const label = fc.stringMatching(/^[a-z\d_-]{1,8}$/);
  const host = fc.oneof(
    fc.string(),
    fc.domain(),
    fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join(".")),
    fc
      .tuple(label, fc.constantFrom("co.uk", "github.io", "test", "com.au", "s3.amazonaws.com"))
      .map((parts) => parts.join(".")),
  );
  fc.assert(
    fc.property(host, (name) => {
      const domain = registrableDomain(name);
      if (domain === null) return;
      expect(registrableDomain(domain)).toBe(domain);
      expect(name.toLowerCase()).toContain(domain);
      expect(domain).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/);
    }),
    { numRuns: 2_000 },
  );
});
