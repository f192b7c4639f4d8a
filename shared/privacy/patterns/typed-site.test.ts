import { expect, test } from "vitest";
import { type HostOf, sitePattern, typedSites } from "./typed-site.ts";

const hostOf: HostOf = (host) => URL.parse(`http://${host}`)?.hostname ?? null;
const hosts = (line: string) => typedSites(line, hostOf).map(({ host }) => host);

test("typedSites() takes the host out of an address, in its own script", () => {
  expect(typedSites("https://Bücher.test/x", hostOf)).toEqual([
    { text: "https://Bücher.test/x", host: "bücher.test" },
  ]);
});

test.each([
  ["", []],
  [" , ; ", []],
  ["/", [""]],
  ["a.test, b.test;c.test  d.test", ["a.test", "b.test", "c.test", "d.test"]],
  ["{a, b}", ["a", "b"]],
  ["{a,b}.test", ["{a,b}.test"]],
  ["ann@example.org:80/x?q#h", ["example.org"]],
  ["[::1]:3000", ["[::1]"]],
  ["..example.org..", ["example.org"]],
  ["a b".repeat(500), hosts("a b".repeat(500).slice(0, 500))],
])("typedSites(%j) are %j", (line, expected) => {
  expect(hosts(line)).toEqual(expected);
});

test("sitePattern() compiles one pattern for each site, and none for an empty line", () => {
  expect(sitePattern("a.test b.test", hostOf)).toHaveLength(2);
  expect(sitePattern("", hostOf)).toEqual([]);
  expect(sitePattern("/", hostOf)).toEqual([[]]);
});
