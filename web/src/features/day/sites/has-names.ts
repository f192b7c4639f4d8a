import type { Interval } from "@streakline/shared/timeline/interval.ts";

/**
 * Whether a day still knows which site was open when. Once its single visits are older than the
 * person keeps them, its timeline only knows what they counted as.
 */
export function hasNames(sites: readonly Pick<Interval, "domain">[]): boolean {
  return sites.every(({ domain = "" }) => domain !== "");
}
