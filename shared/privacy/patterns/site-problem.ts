import { registrableDomain } from "../../categories/registrable-domain.ts";
import { PATTERN_LENGTH_MAX } from "./typed-path.ts";
import { type HostOf, type TypedSite, typedSites } from "./typed-site.ts";

/**
 * What is wrong with a line in a list of sites, as a sentence for users: why it can never fit, or
 * that it means more than was typed. Null when it means what it says.
 * @example siteProblem("(a|b).test", hostOf)
 * // "No site has ( in its name. Choices are written as {a,b}."
 */
export function siteProblem(line: string, hostOf: HostOf): string | null {
  if (line.length > PATTERN_LENGTH_MAX)
    return `It is longer than ${PATTERN_LENGTH_MAX} characters: use several lines.`;
  const sites = typedSites(line, hostOf);
  if (sites.length === 0) return NO_SITE;
  return sites.map((site) => problemOf(site, hostOf)).find((problem) => problem !== null) ?? null;
}

const NO_SITE = "It names no site.";
const NEVER_RECORDED =
  "Never recorded anyway: addresses in numbers, names of your own network, and .onion.";

function problemOf({ text, host }: TypedSite, hostOf: HostOf): string | null {
  if (/^\[[^\]]*:|^[\da-f]*:[\da-f]*:/i.test(text.replace(/^.*\/\//, ""))) return NEVER_RECORDED;
  if (host === "") return NO_SITE;
  const strange = /[^\u0080-\u{10ffff}\w.*?{},[\]^!-]|(?<!\[)[!^]/u.exec(host)?.[0];
  if (strange !== undefined)
    return `No site has ${strange} in its name. Choices are written as {a,b}.`;
  if (host.split("{").length !== host.split("}").length)
    return "A brace is missing: choices are written as {a,b}.";
  if (/^[^*?{[]*\.[^*?{[]*$/.test(host)) {
    const ascii = hostOf(host);
    if (ascii === null) return "This is not the name of a site.";
    if (registrableDomain(`a.${ascii}`) === null) return NEVER_RECORDED;
  }
  const hasPath = /^([^/]*:\/+)?[^/?#\\]+([/\\][^/\\*]|\?[^/]*=)/.test(text);
  return hasPath ? `Only whole sites can be told apart: all of ${host} is meant.` : null;
}
