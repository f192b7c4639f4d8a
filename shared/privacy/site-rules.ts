import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { registrableDomain } from "../categories/registrable-domain.ts";
import { globMatches } from "./patterns/glob.ts";
import { PATTERN_LENGTH_MAX } from "./patterns/typed-path.ts";
import { type HostOf, type SitePattern, sitePattern } from "./patterns/typed-site.ts";
import { unicodeHost } from "./patterns/unicode-host.ts";

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
export function readySiteRules({ excluded, only }: SiteRules, hostOf: HostOf): ReadySiteRules {
  const ready = (line: string) => sitePattern(line, hostOf);
  return { excluded: excluded.map(ready), only: only?.map(ready) ?? null };
}

/**
 * The registrable domain under which a page is recorded, or null when it must not be recorded.
 * `page`: `protocol` and `hostname` of its URL. Null for:
 * - a scheme other than http and https (extension pages, files, new tabs)
 * - an IP address, or a name of a local network
 * - an excluded site, or a site missing from `only`
 * The caller leaves out private windows.
 * @example siteOf({ protocol: "https:", hostname: "mail.example.org" }, readySiteRules({ excluded:
 * ["mail.*"], only: null }, hostOf))
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

/** Whether a host, as in a browser's URL, matches a compiled line. */
export function siteMatches(pattern: SitePattern, host: string, onStep?: () => void): boolean {
  const inItsScript = unicodeHost(host);
  return pattern.some(
    (one) =>
      globMatches(one, `/${host}`, onStep) ||
      (inItsScript !== host && globMatches(one, `/${inItsScript}`, onStep)),
  );
}
