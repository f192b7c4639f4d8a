import { OTHER_VALUE } from "../stats/stats-answers.ts";

/**
 * What the sum of a day's smaller sites is called, before its category and weight. No domain has a
 * slash.
 */
export const OTHER_SITES = `${OTHER_VALUE}/`;

/** Whether a domain is such a sum. */
export function isOtherSites(domain: string): boolean {
  return domain.startsWith(OTHER_SITES);
}
