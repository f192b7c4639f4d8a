import type { Interval } from "@streakline/shared/timeline/interval.ts";

/**
 * Whether the sites of a day still have their domains. They go with the single visits, after the
 * time that the person keeps them.
 */
export function hasNames(sites: readonly Pick<Interval, "domain">[]): boolean {
  return sites.every(({ domain = "" }) => domain !== "");
}
