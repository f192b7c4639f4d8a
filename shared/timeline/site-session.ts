import type { Category, Weight } from "../categories/categories.ts";
import type { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "../activity/coding-session.ts";

/**
 * A stored visit as the timeline needs it, beside the coding sessions: one device's, overlaps not
 * yet resolved. `category` and `weight` are what the person's rules and the list say now, not what
 * the device believed.
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

/** A visit as it was recorded, as far as the timeline needs it. */
type Visit = Omit<SiteSession, "kind" | "deviceId" | "category" | "weight">;

/**
 * A visit for the timeline, with the device that it came from and what its domain counts as.
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
