import type { Seconds } from "../time/instant.ts";

/**
 * Weight of a second on a site, by the class of its category (rule 5). A person may set another
 * weight between 0 and 1 for a domain.
 */
export const SITE_WEIGHTS = { productive: 1, neutral: 0.5, distracting: 0 } as const;

/** Seconds on a website, and the weight of each second, 0 to 1. */
export type WeightedSite = { readonly seconds: Seconds; readonly weight: number };

/**
 * Productivity score of a day (rule 5), 0 to 100 with one decimal: 100 x (coding + weighted website
 * time) / (coding + website time). Null on a day without either.
 * @example productivityScore(3_600, [{ seconds: 1_800, weight: 0.5 }, { seconds: 1_800, weight: 0
 * }])
 * // 62.5
 */
export function productivityScore(
  codingSeconds: Seconds,
  sites: readonly WeightedSite[] = [],
): number | null {
  const siteSeconds = sites.reduce((sum, { seconds }) => sum + seconds, 0);
  if (codingSeconds + siteSeconds === 0) return null;
  const weighted = sites.reduce(
    (sum, { seconds, weight }) => sum + seconds * Math.min(1, Math.max(0, weight)),
    0,
  );
  return Math.round((1_000 * (codingSeconds + weighted)) / (codingSeconds + siteSeconds)) / 10;
}
