import { glob, type Glob } from "./glob.ts";
import { PATTERN_LENGTH_MAX } from "./typed-path.ts";
import { unicodeHost } from "./unicode-host.ts";

/**
 * The host of an address as browsers write it (UTS 46, ASCII, lower case), or null when the text is
 * no host: `new URL()` where there is one.
 */
export type HostOf = (host: string) => string | null;

/** A site that a person typed: the text, and the host in it, in its own script, as compared. */
export type TypedSite = { readonly text: string; readonly host: string };

/**
 * The sites that a line means: one or several, separated by blanks, commas or semicolons.
 * 1. Quotes, scheme, user, port, path and query are removed, and the dots around the host.
 * 2. What is left is compared in its own script: `Bücher.test`, `xn--bcher-kva.test` and
 *    `ｂücher。test` are one. `*`, `?`, `{a,b}` and `[0-9]` stay.
 * @example typedSites("https://Bücher.test/x", hostOf)
 * // [{ text: "https://Bücher.test/x", host: "bücher.test" }]
 */
export function typedSites(line: string, hostOf: HostOf): TypedSite[] {
  return parts(line.slice(0, PATTERN_LENGTH_MAX)).map((text) => ({
    text,
    host: FORMS.reduce((host, [from, to]) => host.replace(from, to), text).replace(
      /[^.*?{},[\]]+/g,
      (run) => mapped(run, hostOf),
    ),
  }));
}

/** A compiled line: one pattern for each site in it. */
export type SitePattern = readonly Glob[];

/**
 * Compiles what a person typed for siteMatches(). An empty line matches nothing.
 * - `example.org`: the site and its subdomains; `www.example.org`: the site and what is below `www`
 * - `*.example.org`: only its subdomains
 * - `example`: sites of this name under any suffix
 * - `*bank*`: any host that contains the text
 * - `{a,b}`: a or b; `?`: one character; `[0-9]`: one of these
 * @example siteMatches(sitePattern("example.org", hostOf), "www.example.org") // true
 */
export function sitePattern(line: string, hostOf: HostOf): SitePattern {
  return typedSites(line, hostOf).map(({ host }) => {
    if (host === "") return [];
    const suffix = /[.*]/.test(host) ? "" : "{,.*}";
    if (host.startsWith("*")) return glob(`/${host}${suffix}`);
    return host.startsWith("www.")
      ? glob(`/{,{,*.}www.}${host.slice(4)}`)
      : glob(`/{,*.}${host}${suffix}`);
  });
}

const FORMS: readonly (readonly [from: RegExp, to: string])[] = [
  [/[\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ""],
  [/[\u3002\uff0e\uff61]/g, "."],
  [/^["'“|]+|["'”]+$/g, ""],
  [/^([a-z*][a-z\d+.*-]*:)?\/+/i, ""],
  [/^[^/?#\\]*@/, ""],
  [/([/\\#]|(?<!\[)\^|\?[^/]*=).*$/s, ""],
  [/(?<!\[[^\]]*):(\d*|\*)$|(?<=^[^[]*\.[^[]*):.*$/s, ""],
  [/^\.+|\.+$/g, ""],
];

/** One run of characters between dots and wildcards, as a browser would write it. */
function mapped(run: string, hostOf: HostOf): string {
  if (/^(?!xn--)[\w-]+$/i.test(run)) return run.toLowerCase();
  const host = hostOf(`${run}.test`);
  return host?.endsWith(".test") === true
    ? unicodeHost(host.slice(0, -".test".length))
    : run.normalize("NFKC").toLowerCase();
}

/**
 * Splits at blanks, commas and semicolons outside braces, and within braces around everything. A
 * comment after # does not count.
 */
function parts(line: string): string[] {
  const found = [""];
  let depth = 0;
  for (const character of line.replace(/(^|\s)#.*$/s, "")) {
    if (character === "{") depth += 1;
    if (character === "}") depth = Math.max(0, depth - 1);
    const last = found.length - 1;
    if (depth === 0 && /[\s,;]/.test(character)) found.push("");
    else if (!/\s/.test(character)) found[last] = `${found[last]}${character}`;
  }
  return found
    .filter((part) => part !== "")
    .flatMap((part) => (/^\{[^{}]*,[^{}]*\}$/.test(part) ? parts(part.slice(1, -1)) : [part]));
}
