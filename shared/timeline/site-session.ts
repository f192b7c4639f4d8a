import type { Category, Weight } from "../categories/categories.ts";
import type { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "../activity/coding-session.ts";

/**
 * A stored visit of one device for timeline(), before overlaps are resolved. `category` and
 * `weight` follow the person's rules and the server's list, not the device's list.
 */
export type SiteSession = {
  readonly kind: "website";
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
  readonly endedBy: EndedBy;
  readonly deviceId: string;
  readonly browser: string;
  readonly domain: string;
  readonly category: Category;
  readonly weight: Weight;
};

/** The recorded fields of a visit that timeline() needs. */
type Visit = Omit<SiteSession, "kind" | "deviceId" | "category" | "weight">;

/**
 * A visit for timeline(), with its device and the category and weight of its domain.
 * @example siteSession(visit, "0197…", categoryOf(visit.domain, rules)).weight // 1
 */
export function siteSession(
  { id, startedAt, endedAt, endedBy, domain, browser }: Visit,
  deviceId: string,
  { category, weight }: { readonly category: Category; readonly weight: Weight },
): SiteSession {
  return {
    kind: "website",
    id,
    startedAt,
    endedAt,
    endedBy,
    deviceId,
    browser,
    domain,
    category,
    weight,
  };
}
