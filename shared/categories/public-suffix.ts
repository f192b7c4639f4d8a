import SUFFIXES from "./public-suffixes.json" with { type: "json" };

/** Where the public suffix of a host begins: an index, 0 when all of the host is its suffix. */
type PublicSuffix = {
  /** By the whole list, also by what companies added for their customers: 4 in `ann.github.io`. */
  readonly startsAt: number;
  /** Only by what registries sell under: 11 in `ann.github.io`. */
  readonly registryStartsAt: number;
};

/**
 * The public suffix of a host, which is in lower case and punycode and has no empty labels. The
 * longest rule of the public suffix list decides; without one it is the last label. Source of the
 * rules: https://publicsuffix.org/list (MPL 2.0) as the package tldts ships it. After an update of
 * tldts, `vitest -u` on public-suffix.test.ts writes public-suffixes.json anew.
 * @example publicSuffix("ann.github.io") // { startsAt: 4, registryStartsAt: 11 }
 */
export function publicSuffix(host: string): PublicSuffix {
  let dot = host.lastIndexOf(".");
  let startsAt = dot + 1;
  let registryStartsAt = startsAt;
  let below = rulesUnder(host.slice(startsAt));
  while (dot > 0) {
    const end = dot;
    dot = host.lastIndexOf(".", end - 1);
    const rule = below.get(host.slice(dot + 1, end)) ?? below.get("*");
    if (rule === undefined) break;
    // such as `!city.kobe.jp`: its own first label is no part of the suffix
    if (rule.by === "exception") return { startsAt: end + 1, registryStartsAt: end + 1 };
    if (rule.by !== null) startsAt = dot + 1;
    if (rule.by === "registry") registryStartsAt = dot + 1;
    below = rule.below;
  }
  return { startsAt, registryStartsAt };
}

/** The rules below a label. `by`: whose rule ends at this label, null when only longer ones do. */
type Rules = Map<string, { readonly by: By | null; readonly below: Rules }>;
type By = "registry" | "company" | "exception";

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
 * The rules in a text such as `co,gov(abc;)*,city!`. Behind a label stands `,` for a rule of the
 * registry, `;` for one of a company, `!` for an exception, or none; then, in brackets, what lies
 * below it.
 */
function rulesIn(text: string): Rules {
  const rules: Rules = new Map();
  const open = [rules];
  for (const [, label = "", end, bracket] of text.matchAll(/([^,;!()]+)([,;!]?)(\(?)|\)/g)) {
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

const BY: Readonly<Record<string, By>> = { ",": "registry", ";": "company", "!": "exception" };
