import { parse } from "tldts";
import { expect, test } from "vitest";
import { publicSuffix } from "./public-suffix.ts";
import { registrableDomain } from "./registrable-domain.ts";

/** The tree of rules that tldts ships: edges from nodes to nodes, each with a label. */
type Tree = {
  readonly labelText: string;
  readonly edgeLength: Uint8Array;
  readonly edgeStart: Uint16Array;
  readonly edgeChild: Uint16Array;
  readonly nodeFlags: Uint8Array;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
};
type Child = { label: string; node: number };

const path: string = "tldts/dist/es6/src/data/trie.js";
const tree = (await import(path)) as Tree;
const offsets = [0];
for (const length of tree.edgeLength) offsets.push((offsets.at(-1) ?? 0) + length);

/** Labels in ASCII only: a host name of a browser has no others. */
function childrenOf(node: number): Child[] {
  const children: Child[] = [];
  for (let edge = tree.edgeStart[node] ?? 0; edge < (tree.edgeStart[node + 1] ?? 0); edge += 1) {
    const label = tree.labelText.slice(offsets[edge], offsets[edge + 1]);
    if (/^[\w*-]+$/.test(label)) children.push({ label, node: tree.edgeChild[edge] ?? 0 });
  }
  return children.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** The rules below a node as in public-suffixes.json. `exceptions`: its place in their tree. */
function textOf(node: number, exceptions: number | undefined): string {
  const excepted = exceptions === undefined ? [] : childrenOf(exceptions);
  const texts = childrenOf(node).map(({ label, node: child }) => {
    const below = textOf(child, excepted.find((exception) => exception.label === label)?.node);
    const end = ["", ",", ";"][tree.nodeFlags[child] ?? 0] ?? "";
    return `${label}${end}${below === "" ? "" : `(${below})`}`;
  });
  const ends = excepted.filter(({ node: child }) => tree.nodeFlags[child] === 1);
  return [...texts, ...ends.map(({ label }) => `${label}!`)].join("");
}

/** Every rule, and every part of one, as a host name; a star stands for itself. */
function hostsBelow(node: number, host: string): string[] {
  return childrenOf(node).flatMap(({ label, node: child }) => {
    const name = host === "" ? label : `${label}.${host}`;
    return [name, ...hostsBelow(child, name)];
  });
}

test("public-suffixes.json holds the rules of tldts: vitest -u writes it anew", async () => {
  const endings = childrenOf(tree.rulesRoot).flatMap(({ label, node }): [string, string][] => {
    const exceptions = childrenOf(tree.exceptionsRoot).find((child) => child.label === label);
    const text = textOf(node, exceptions?.node);
    // without rules below it, an ending is as one that is not on the list: its last label
    return text === "" ? [] : [[label, text]];
  });
  await expect(`${JSON.stringify(Object.fromEntries(endings), null, 2)}\n`).toMatchFileSnapshot(
    "public-suffixes.json",
  );
});

test("publicSuffix() ends in front of what a customer of a registry or of a company chose", () => {
  expect(publicSuffix("ann.github.io")).toEqual({ startsAt: 4, registryStartsAt: 11 });
});

test("registrableDomain() agrees with tldts on every rule and on hosts around it", () => {
  const options = { extractHostname: false, validateHostname: false };
  const byTldts = (host: string) =>
    parse(host, { ...options, allowPrivateDomains: true }).domain ?? parse(host, options).domain;
  const rules = [...hostsBelow(tree.rulesRoot, ""), ...hostsBelow(tree.exceptionsRoot, "")];
  expect(rules.length).toBeGreaterThan(10_000);
  const wrong = rules
    .filter((rule) => !/(^|\.)(onion|arpa|internal|local|lan|home|corp)$/.test(rule))
    .flatMap((rule) => {
      const host = rule.replaceAll("*", "any");
      const [, ...parent] = host.split(".");
      return [
        host,
        `a.${host}`,
        `b.a.${host}`,
        `c.b.a.${host}`,
        `x${host}`,
        ["q", ...parent].join("."),
      ];
    })
    .filter((host) => host.includes(".") && registrableDomain(host) !== byTldts(host));
  expect(wrong).toEqual([]);
});

test.each(["x.constructor", "a.b.toString", "a.__proto__.com", "a.com.hasownproperty"])(
  "publicSuffix() finds no rule for %s, though every object knows the word",
  (host) => {
    const startsAt = host.lastIndexOf(".") + 1;
    expect(publicSuffix(host)).toEqual({ startsAt, registryStartsAt: startsAt });
  },
);
