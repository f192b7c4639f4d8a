import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Category } from "./categories.ts";
import { domainsIn } from "./domains-in.ts";
import { registrableDomain } from "./registrable-domain.ts";
import { SHIPPED } from "./shipped-domains.ts";

const folder = new URL("domains/", import.meta.url);
const lists = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map(async (name) => ({
      name,
      texts: Object.values((await import(new URL(name, folder).href)) as Record<string, string>),
    })),
);
/** The groups of a list, each of them the ending and its words. */
const groups = (text: string): string[][] =>
  text
    .trim()
    .split(/\s+(?=\.)/)
    .map((group) => group.split(/\s+/));

test("the list has over five thousand domains, in every category but uncategorised", () => {
  expect(SHIPPED.size).toBeGreaterThan(5_000);
  expect(new Set(SHIPPED.values())).toEqual(
    new Set(Category.options.filter((category) => category !== "uncategorised")),
  );
});

test("no domain is in the list twice", () => {
  const all = lists.flatMap(({ texts }) => texts.flatMap(domainsIn));
  const seen = new Set<string>();
  expect(all.filter((domain) => seen.size === seen.add(domain).size)).toEqual([]);
  expect(SHIPPED.size).toBe(all.length);
});

describe("every file", () => {
  test.each(lists)("$name is sorted", ({ texts }) => {
    for (const text of texts) {
      const endings = groups(text).map(([ending = ""]) => ending);
      expect(endings).toEqual(endings.toSorted());
      for (const words of groups(text)) expect(words).toEqual(words.toSorted());
    }
  });

  test.each(lists.filter(({ name }) => name !== "suffixes.ts"))(
    "$name holds only domains that are their own registrable domain",
    ({ texts }) => {
      expect(
        texts.flatMap(domainsIn).filter((domain) => registrableDomain(domain) !== domain),
      ).toEqual([]);
    },
  );

  test.each(lists.filter(({ name }) => name === "suffixes.ts"))(
    "$name holds only suffixes, under which others register",
    ({ texts }) => {
      expect(
        texts
          .flatMap(domainsIn)
          .filter(
            (suffix) =>
              registrableDomain(suffix) !== null || registrableDomain(`a.${suffix}`) === null,
          ),
      ).toEqual([]);
    },
  );
});
