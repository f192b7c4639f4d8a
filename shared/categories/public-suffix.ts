import SUFFIXES from "./public-suffixes.json" with { type: "json" };

/** How many of a host's last labels are its public suffix. */
type PublicSuffix = {
  /** By the whole list, also by what companies added for their customers: 2 for `ann.github.io`. */
  readonly labels: number;
  /** Only by what registries sell under: 1 for `ann.github.io`. */
  readonly registryLabels: number;
};

/**
 * The public suffix of a host, given as its labels, in lower case and punycode. The longest rule of
 * the public suffix list decides; without one it is the last label. Source of the rules:
 * https://publicsuffix.org/list (MPL 2.0) as the package tldts ships it. After an update of tldts,
 * `vitest -u` on public-suffix.test.ts writes public-suffixes.json anew.
 * @example publicSuffix(["ann", "github", "io"]) // { labels: 2, registryLabels: 1 }
 */
export function publicSuffix(host: readonly string[]): PublicSuffix {
  let labels = 1;
  let registryLabels = 1;
  let below = rulesUnder(host.at(-1) ?? "");
  for (let count = 2; count <= host.length; count += 1) {
    const label = host.at(-count) ?? "";
    // the rule of an exception, `!city.kobe.jp`: its own first label is no part of the suffix
    if (below.has(`!${label}`)) return { labels: count - 1, registryLabels: count - 1 };
    const rule = below.get(label) ?? below.get("*");
    if (rule === undefined) break;
    if (rule.by !== null) labels = count;
    if (rule.by === "registry") registryLabels = count;
    below = rule.below;
  }
  return { labels, registryLabels };
}

/** The rules below a label. `by`: whose rule ends at this label, null when only longer ones do. */
type Rules = Map<string, { readonly by: "registry" | "company" | null; readonly below: Rules }>;

const TEXTS: Readonly<Record<string, string>> = SUFFIXES;
// Read when a host first asks for them: most people meet a dozen of the endings.
const known = new Map<string, Rules>();

function rulesUnder(ending: string): Rules {
  let rules = known.get(ending);
  if (rules === undefined) {
    if (!Object.hasOwn(TEXTS, ending)) return NONE;
    rules = rulesIn(TEXTS[ending] ?? "");
    known.set(ending, rules);
  }
  return rules;
}

const NONE: Rules = new Map();

/**
 * The rules in a text such as `co,gov(abc;)`. Behind a label stands `,` for a rule of the registry,
 * `;` for one of a company, or neither; then, in brackets, what lies below it.
 */
function rulesIn(text: string): Rules {
  const rules: Rules = new Map();
  const open = [rules];
  for (const [, label = "", end, bracket] of text.matchAll(/([^,;()]+)([,;]?)(\(?)|\)/g)) {
    if (label === "") {
      open.pop();
      continue;
    }
    const below: Rules = new Map();
    open.at(-1)?.set(label, { by: BY[end ?? ""] ?? null, below });
    if (bracket === "(") open.push(below);
  }
  return rules;
}

const BY: Readonly<Record<string, "registry" | "company">> = { ",": "registry", ";": "company" };
