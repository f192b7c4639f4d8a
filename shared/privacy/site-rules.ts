import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { registrableDomain } from "../categories/registrable-domain.ts";
import { glob, globMatches, PATTERN_LENGTH_MAX, type Glob } from "./glob.ts";

/** Most patterns of one list. */
export const SITE_PATTERNS_MAX = 1_000;

/** What a person lets the browser record. Stored as plain JSON in the extension. */
export const SiteRules = z.object({
  /** Sites that are never recorded; patterns as sitePattern() reads them. */
  excluded: checked(
    z.array(checked(z.string(), z.maxLength(PATTERN_LENGTH_MAX))),
    z.maxLength(SITE_PATTERNS_MAX),
  ),
  /**
   * Only the sites that one of these patterns means are recorded; null: all that are not excluded.
   * An empty list records nothing.
   */
  only: z.nullable(
    checked(
      z.array(checked(z.string(), z.maxLength(PATTERN_LENGTH_MAX))),
      z.maxLength(SITE_PATTERNS_MAX),
    ),
  ),
});
export type SiteRules = z.infer<typeof SiteRules>;

/** Rules made ready once, not for every event. */
export type ReadySiteRules = {
  readonly excluded: readonly SitePattern[];
  readonly only: readonly SitePattern[] | null;
};

/** Makes rules ready for siteOf(). Never throws: whatever a person types is a pattern. */
export function readySiteRules({ excluded, only }: SiteRules): ReadySiteRules {
  return { excluded: excluded.map(sitePattern), only: only?.map(sitePattern) ?? null };
}

/**
 * The registrable domain under which a page is recorded, or null when it must not be recorded at
 * all: another scheme than http and https (pages of extensions, files, new tabs), a host that
 * isCountableHost() refuses, an excluded site, or one that is not on the list of only these. Takes
 * `protocol` and `hostname` of the page's URL. Private windows are for the caller: there is nothing
 * to ask about them.
 * @example siteOf({ protocol: "https:", hostname: "mail.example.org" }, readySiteRules({ excluded:
 * ["mail.*"], only: null })) // null
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
 * Whether a host may be recorded at all: a public name with a registrable domain, no address in
 * numbers and no name of a local network.
 * @example isCountableHost("printer.local") // false
 */
export function isCountableHost(host: string): boolean {
  return registrableDomain(host) !== null;
}

/** A pattern made ready. */
export type SitePattern = Glob;

/**
 * Makes a pattern for sites ready. `example.org` means the site and everything below it,
 * `*.example.org` only what is below, `example` any site with that name under any suffix, `*bank*`
 * whatever has it in its host; `{a,b}` either, `?` one character. A scheme, port or path around it
 * is left out. An empty pattern means nothing. Linear like glob(): no pattern can hang.
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

/** Whether a pattern means a host. */
export function siteMatches(pattern: SitePattern, host: string, onStep?: () => void): boolean {
  return globMatches(pattern, `/${host}`, onStep);
}
