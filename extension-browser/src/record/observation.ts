import type { VisitEvent } from "@streakline/shared/activity/visit-event.ts";
import type { Category } from "@streakline/shared/categories/categories.ts";

/**
 * What the focused window shows, as far as it may be looked at: a page, nothing that counts, or no
 * window or a locked screen.
 */
export type View =
  | { state: "page"; protocol: string; hostname: string; pathname: string }
  | { state: "none" }
  | { state: "blur" }
  | { state: "lock" };

/**
 * Seconds without input after which a browser calls a person idle: the fewest that browsers take.
 * What is active had input within them.
 */
export const IDLE_SECONDS = 15;

/**
 * One look at the browser, taken when something happened or with a heartbeat. Kept in memory only.
 */
export type Observation = {
  /**
   * Wall clock in milliseconds, and a clock that nobody can set, which starts anew with the
   * background.
   */
  atMs: number;
  steadyMs: number;
  view: View;
  /** Input within the last IDLE_SECONDS. */
  isActive: boolean;
  isAudible: boolean;
  /**
   * `loaded`: a page was loaded; `switched`: the person came by changing the tab; `silent`: what
   * was audible has just ended; `idle`: the person stopped; `beat`: nothing.
   */
  cause: "loaded" | "switched" | "changed" | "silent" | "idle" | "beat" | "close";
};

/** The page of an observation after the person's rules; null when it must not be recorded. */
export type CountablePage = { domain: string; category: Category; pageKey: string | null } | null;

/** The domain that is recorded just now, and whether a session is under way. */
type ShownNow = { domain: string } | null;

/**
 * What an observation means for the visit under way. `elapsed`: whole seconds since the one before,
 * null where its clock started anew. Nothing at all while nothing is shown and nothing countable
 * comes, so that private and excluded pages leave no trace, not even a time.
 */
export function eventsOf(
  observation: Observation,
  page: CountablePage,
  shown: ShownNow,
  at: number,
  elapsed: number | null,
): VisitEvent[] {
  if (observation.cause === "close") return shown === null ? [] : [{ kind: "close", at, elapsed }];
  if (observation.view.state === "blur" || observation.view.state === "lock")
    return shown === null ? [] : [{ kind: observation.view.state, at, elapsed }];
  if (page === null) return shown === null ? [] : [{ kind: "leave", at, elapsed }];
  const isSame = shown?.domain === page.domain;
  if (!observation.isActive && !observation.isAudible) {
    if (shown === null) return [];
    // a page that changes by itself while nobody is there is nobody's visit
    if (!isSame) return [{ kind: "leave", at, elapsed }];
    if (observation.cause === "silent") return [{ kind: "active", at, elapsed }];
    return [
      observation.cause === "idle"
        ? { kind: "idle", at, elapsed, inputAgoSeconds: IDLE_SECONDS }
        : { kind: "heartbeat", at, elapsed },
    ];
  }
  if (
    isSame &&
    (observation.cause === "beat" || observation.cause === "idle" || observation.cause === "silent")
  )
    return [
      observation.isAudible || observation.cause === "silent"
        ? { kind: "active", at, elapsed }
        : { kind: "active", at, elapsed, inputAgoSeconds: IDLE_SECONDS },
    ];
  const visit: VisitEvent = { kind: "visit", at, elapsed, ...page };
  if (observation.cause === "loaded")
    return [visit, { kind: "page_view", at, elapsed: 0, pageKey: page.pageKey }];
  if (observation.cause === "switched") return [visit, { kind: "tab_switch", at, elapsed: 0 }];
  return [visit];
}
