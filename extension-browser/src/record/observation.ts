import type { VisitEvent } from "@streakline/shared/activity/visit-event.ts";
import type { Category } from "@streakline/shared/categories/categories.ts";

/**
 * What the focused window shows, as far as the extension may read it: a page (`page`), nothing that
 * counts (`none`), no focused window (`blur`), or a locked screen (`lock`).
 */
export type View =
  | { state: "page"; protocol: string; hostname: string; pathname: string }
  | { state: "none" }
  | { state: "blur" }
  | { state: "lock" };

/**
 * Seconds without input after which the browser reports idle: the least that browsers accept.
 * Active means input within these seconds.
 */
export const IDLE_SECONDS = 15;

/**
 * One look at the browser, taken when something happened or with a heartbeat. Kept in memory only.
 */
export type Observation = {
  /** Wall clock in milliseconds, and a monotonic clock that restarts with the background. */
  atMs: number;
  steadyMs: number;
  view: View;
  /** Input within the last IDLE_SECONDS. */
  isActive: boolean;
  isAudible: boolean;
  /**
   * `loaded`: a page was loaded; `switched`: the person changed the tab; `silent`: the audible page
   * became silent; `idle`: the person became idle; `beat`: a heartbeat.
   */
  cause: "loaded" | "switched" | "changed" | "silent" | "idle" | "beat" | "close";
};

/** The page of an observation after the person's rules; null when it must not be recorded. */
export type CountablePage = { domain: string; category: Category; pageKey: string | null } | null;

/** The domain that is recorded just now, and whether a session is under way. */
type ShownNow = { domain: string } | null;

/**
 * The events of an observation for the present visit. `elapsed`: whole seconds since the
 * observation before, null after its clock restarted. Empty without a visit and a countable page,
 * so that private and excluded pages leave no trace, not even a time.
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
    // A page that changes while the person is idle starts no visit.
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
