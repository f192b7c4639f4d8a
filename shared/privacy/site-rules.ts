import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { registrableDomain } from "../categories/registrable-domain.ts";
import { glob, globMatches, PATTERN_LENGTH_MAX, type Glob } from "./glob.ts";

/** Most patterns in one list. */
export const SITE_PATTERNS_MAX = 1_000;

/** Which sites the browser may record. Stored as plain JSON in the extension. */
export const SiteRules = z.object({
  /** Sites that are never recorded; patterns as sitePattern() reads them. */
  excluded: checked(
    z.array(checked(z.string(), z.maxLength(PATTERN_LENGTH_MAX))),
    z.maxLength(SITE_PATTERNS_MAX),
  ),
  /**
   * Not null: only sites that match one of these patterns are recorded. Null: all that are not
   * excluded. An empty list records nothing.
   */
  only: z.nullable(
    checked(
      z.array(checked(z.string(), z.maxLength(PATTERN_LENGTH_MAX))),
      z.maxLength(SITE_PATTERNS_MAX),
    ),
  ),
});
export type SiteRules = z.infer<typeof SiteRules>;

/** Compiled rules. */
export type ReadySiteRules = {
  readonly excluded: readonly SitePattern[];
  readonly only: readonly SitePattern[] | null;
};

/** Compiles rules for siteOf(). Never throws: any text is a valid pattern. */
export function readySiteRules({ excluded, only }: SiteRules): ReadySiteRules {
  return { excluded: excluded.map(sitePattern), only: only?.map(sitePattern) ?? null };
}

/**
 * The registrable domain under which a page is recorded, or null when it must not be recorded.
 * `page`: `protocol` and `hostname` of its URL. Null for:
 * - a scheme other than http and https (extension pages, files, new tabs)
 * - a host that isCountableHost() refuses
 * - an excluded site, or a site missing from `only`
 * The caller leaves out private windows.
 * @example siteOf({ protocol: "https:", hostname: "mail.example.org" }, readySiteRules({ excluded:
 * ["mail.*"], only: null }))
 * // null
 */
export function siteOf(
  page: { readonly protocol: string; readonly hostname: string },
  rules: ReadySiteRules,
): string | null {
  if (page.protocol !== "http:" && page.protocol !== "https:") return null;
  const host = page.hostname.toLowerCase().replace(/\.$/, "");
  const domain = registrableDomain(host);
  if (domain === null) return null;
  if (rules.excluded.some((pattern) => siteMatches(pattern, host))) return null;
  return rules.only === null || rules.only.some((pattern) => siteMatches(pattern, host))
    ? domain
    : null;
}

/**
 * Whether a host may be recorded: a public name with a registrable domain, neither an IP address
 * nor a name of a local network.
 * @example isCountableHost("printer.local") // false
 */
export function isCountableHost(host: string): boolean {
  return registrableDomain(host) !== null;
}

/** A compiled pattern. */
export type SitePattern = Glob;

/**
 * Compiles a pattern for hosts. A scheme, port or path in it is ignored; an empty pattern matches
 * nothing. Linear time, like glob().
 * - `example.org`: the site and its subdomains
 * - `*.example.org`: only its subdomains
 * - `example`: sites of this name under any suffix
 * - `*bank*`: any host that contains the text
 * - `{a,b}`: a or b; `?`: one character
 * @example siteMatches(sitePattern("example.org"), "www.example.org") // true
 */
export function sitePattern(text: string): SitePattern {
  const host = text
    .slice(0, PATTERN_LENGTH_MAX)
    .trim()
    .toLowerCase()
    .replace(/^[a-z*]+:\/\//, "")
    .replace(/[/:\\].*$/s, "")
    .replace(/^\.+|\.+$/g, "");
  if (host === "") return [];
  const named = /[.*]/.test(host) ? [host] : [host, `${host}.*`];
  return named.flatMap((name) => [
    ...glob(`/${name}`),
    ...(name.startsWith("*") ? [] : glob(`/*.${name}`)),
  ]);
}

/** Whether a host matches a pattern. */
export function siteMatches(pattern: SitePattern, host: string, onStep?: () => void): boolean {
  return globMatches(pattern, `/${host}`, onStep);
}
