import type { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "./coding-session.ts";
import { COUNT_MAX } from "./counters.ts";
import { CUT_SECONDS, PAUSE_SECONDS_MAX } from "./current-session.ts";
import type { VisitEvent } from "./visit-event.ts";
import {
  beginVisit,
  visitRecord,
  type Open,
  type Shown,
  type VisitsState,
} from "./visits-state.ts";
import { PAGE_KEYS_MAX, type PageKey, type WebsiteSession } from "./website-session.ts";

/**
 * Longest silence of a living browser in seconds: a heartbeat every 60, and a tolerance. After a
 * longer silence the browser counts as dead or asleep.
 */
export const SILENCE_SECONDS_MAX = 75;
/**
 * Seconds that the wall clock may run ahead of the steady clock between two events; beyond that, it
 * was set. Not 0, because both clocks are floored.
 */
const DRIFT_SECONDS_MAX = 2;

/**
 * The visits of a list of events, in the order in which they ended. A visit still open after the
 * last event ends at its last activity with `close`. Deterministic: equal events and seed give
 * equal sessions and ids.
 * @example a visit to mozilla.org at 0 s, `active` at 50 s, `leave` at 70 s
 * // one session, 0 to 70 s, ended by `switch`
 */
export function visits(
  events: readonly VisitEvent[],
  seed: Uint8Array,
  browser: string,
): WebsiteSession[] {
  let state = openVisits(seed, browser);
  const all: WebsiteSession[] = [];
  for (const event of events) {
    const added = addVisitEvent(state, event);
    state = added.state;
    all.push(...added.closed);
  }
  return [...all, ...recoverVisits(state).closed];
}

export type VisitsAdded = { readonly state: VisitsState; readonly closed: WebsiteSession[] };

/**
 * A state in which no site is shown. `seed`: 16 random bytes, made once for this state. `browser`:
 * `chrome`, `firefox`, …
 */
export function openVisits(seed: Uint8Array, browser: string): VisitsState {
  if (seed.length < 16) throw new RangeError("a seed has 16 bytes");
  const hex = [...seed.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    seed: hex,
    opened: 0,
    lastStart: { at: 0, count: 0 },
    browser,
    aliveAt: null,
    shown: null,
  };
}

/**
 * Adds one event. `closed`: the sessions it ended. The time between two activities on one site
 * counts when all of these hold, so that time never counts while the browser was dead or asleep:
 * - The activities are at most PAUSE_SECONDS_MAX apart.
 * - Events arrived at least every SILENCE_SECONDS_MAX.
 * - The wall clock was not set.
 */
export function addVisitEvent(state: VisitsState, event: VisitEvent): VisitsAdded {
  const heard = hear(state, event);
  const at = heard.state.aliveAt ?? event.at;
  const { kind } = event;
  switch (kind) {
    case "visit":
      return then(heard, (next) => visit(next, event, at));
    case "active":
      return then(heard, (next) => input(next, at, event.inputAgoSeconds ?? 0));
    case "page_view":
      return then(heard, (next) => activity(next, at, { pageView: true, pageKey: event.pageKey }));
    case "tab_switch":
      return then(heard, (next) => activity(next, at, { tabSwitch: true }));
    case "heartbeat":
      return heard;
    case "idle":
      return then(heard, (next) => idle(next, at - (event.inputAgoSeconds ?? 0)));
    case "leave":
      return then(heard, (next) => end(next, at, "switch"));
    case "blur":
    case "lock":
    case "close":
      return then(heard, (next) => end(next, at, kind));
  }
}

/**
 * Cuts the open session at its last activity, for a batch sealed at `at`. If the next activity
 * comes in time, the session goes on from there under a new id, without a gap. The moments of
 * sealing change neither the total nor its split.
 */
export function sealVisits(state: VisitsState, at: EpochSeconds): VisitsAdded {
  const { shown } = state;
  if (shown === null || shown.open === null || shown.open.isCarried) return { state, closed: [] };
  const { open } = shown;
  const closed = visitRecord(
    state,
    shown,
    open.activeAt,
    at - open.activeAt <= PAUSE_SECONDS_MAX ? "seal" : "idle",
  );
  const carried = { ...open, isCarried: true, idleSeconds: 0, pageViews: 0, tabSwitches: 0 };
  return { state: { ...state, shown: { ...shown, open: carried } }, closed };
}

/**
 * After a crash, an update or a start: ends the open session at its last activity with `close`. No
 * site is shown until the next `visit`.
 */
export function recoverVisits(state: VisitsState): VisitsAdded {
  const stopped = stop(state, "close");
  return { state: { ...stopped.state, shown: null, aliveAt: null }, closed: stopped.closed };
}

type Seen = {
  readonly pageView?: boolean;
  readonly tabSwitch?: boolean;
  readonly pageKey?: PageKey | null;
};

function then(before: VisitsAdded, step: (state: VisitsState) => VisitsAdded): VisitsAdded {
  const after = step(before.state);
  return { state: after.state, closed: [...before.closed, ...after.closed] };
}

/**
 * Notes that the browser is alive. Ends the open session after a silence, a long pause, or a change
 * of the clock.
 */
function hear(state: VisitsState, event: VisitEvent): VisitsAdded {
  const { at, elapsed } = event;
  const { aliveAt } = state;
  if (aliveAt === null) return { state: { ...state, aliveAt: at }, closed: [] };
  const passed = at - aliveAt;
  const isSet =
    passed < -SILENCE_SECONDS_MAX || (elapsed !== null && passed > elapsed + DRIFT_SECONDS_MAX);
  const wasSilent =
    passed > SILENCE_SECONDS_MAX || (elapsed !== null && elapsed > SILENCE_SECONDS_MAX);
  if (isSet || wasSilent) {
    const stopped = stop(state, "close");
    return { state: { ...stopped.state, aliveAt: at }, closed: stopped.closed };
  }
  // Clock set back by at most SILENCE_SECONDS_MAX: stand still until it has caught up.
  const now = Math.max(at, aliveAt);
  const open = state.shown?.open ?? null;
  const heard = { ...state, aliveAt: now };
  const inputAt =
    event.kind === "active" || event.kind === "idle" ? now - (event.inputAgoSeconds ?? 0) : now;
  return open !== null && inputAt - open.activeAt > PAUSE_SECONDS_MAX
    ? stop(heard, "idle")
    : { state: heard, closed: [] };
}

function visit(
  state: VisitsState,
  event: Extract<VisitEvent, { kind: "visit" }>,
  at: EpochSeconds,
): VisitsAdded {
  const { domain, category, pageKey } = event;
  if (state.shown?.domain === domain)
    return activity({ ...state, shown: { ...state.shown, category } }, at, { pageKey });
  const left = end(state, at, "switch");
  return then(left, (next) =>
    activity({ ...next, shown: { domain, category, open: null } }, at, { pageKey }),
  );
}

function activity(state: VisitsState, at: EpochSeconds, seen: Seen): VisitsAdded {
  const { shown } = state;
  if (shown === null) return { state, closed: [] };
  if (shown.open === null)
    return { state: withSeen(beginVisit(state, shown, at, []), seen), closed: [] };
  const extended = extend(state, shown, shown.open, at);
  return { state: withSeen(extended.state, seen), closed: extended.closed };
}

/**
 * Input within the last `agoSeconds`. Only the earliest possible moment counts: later ones are not
 * certain.
 */
function input(state: VisitsState, at: EpochSeconds, agoSeconds: number): VisitsAdded {
  const { shown } = state;
  const open = shown?.open ?? null;
  if (shown === null || open === null || agoSeconds === 0) return activity(state, at, {});
  const inputAt = Math.max(open.activeAt, at - agoSeconds);
  return inputAt === open.activeAt && open.idleSince === null
    ? { state, closed: [] }
    : extend(state, shown, open, inputAt);
}

/** The last input was at `inputAt`. The session reaches at least to that moment. */
function idle(state: VisitsState, inputAt: EpochSeconds): VisitsAdded {
  const { shown } = state;
  const open = shown?.open ?? null;
  if (shown === null || open === null || open.idleSince !== null) return { state, closed: [] };
  const reached =
    inputAt > open.activeAt ? extend(state, shown, open, inputAt) : { state, closed: [] };
  const last = reached.state.shown?.open ?? null;
  return last === null
    ? reached
    : {
        ...reached,
        state: withOpen(reached.state, { ...last, idleSince: Math.max(inputAt, last.activeAt) }),
      };
}

/** The site is no longer shown. Its session reaches to `at`. */
function end(state: VisitsState, at: EpochSeconds, endedBy: EndedBy): VisitsAdded {
  const { shown } = state;
  if (shown === null || shown.open === null)
    return { state: { ...state, shown: null }, closed: [] };
  const extended = extend(state, shown, shown.open, at);
  const stopped = stop(extended.state, endedBy);
  return {
    state: { ...stopped.state, shown: null },
    closed: [...extended.closed, ...stopped.closed],
  };
}

/**
 * Ends the session at its last activity. The site stays shown; its next activity begins a new
 * session.
 */
function stop(state: VisitsState, endedBy: EndedBy): VisitsAdded {
  const { shown } = state;
  if (shown === null || shown.open === null) return { state, closed: [] };
  const closed = shown.open.isCarried
    ? []
    : visitRecord(state, shown, shown.open.activeAt, endedBy);
  return { state: { ...state, shown: { ...shown, open: null } }, closed };
}

/** Extends the session to `at`. Cuts it at its last activity if it would exceed CUT_SECONDS. */
function extend(state: VisitsState, shown: Shown, open: Open, at: EpochSeconds): VisitsAdded {
  const idleSeconds =
    open.idleSince === null ? 0 : Math.max(0, at - Math.max(open.idleSince, open.activeAt));
  if (!open.isCarried && at - open.startedAt <= CUT_SECONDS) {
    const next = {
      ...open,
      activeAt: at,
      idleSince: null,
      idleSeconds: open.idleSeconds + idleSeconds,
    };
    return { state: withOpen(state, next), closed: [] };
  }
  const closed = open.isCarried ? [] : visitRecord(state, shown, open.activeAt, "seal");
  const begun = beginVisit(state, shown, open.activeAt, open.pageKeys);
  const next = begun.shown?.open ?? null;
  return {
    state: next === null ? begun : withOpen(begun, { ...next, activeAt: at, idleSeconds }),
    closed,
  };
}

function withSeen(
  state: VisitsState,
  { pageView = false, tabSwitch = false, pageKey = null }: Seen,
): VisitsState {
  const open = state.shown?.open ?? null;
  if (open === null) return state;
  const others = open.pageKeys.filter((key) => key !== pageKey);
  // The page on screen is last in the list.
  const pageKeys =
    pageKey === null || others.length >= PAGE_KEYS_MAX ? open.pageKeys : [...others, pageKey];
  return withOpen(state, {
    ...open,
    pageViews: Math.min(COUNT_MAX, open.pageViews + Number(pageView)),
    tabSwitches: Math.min(COUNT_MAX, open.tabSwitches + Number(tabSwitch)),
    pageKeys,
  });
}

function withOpen(state: VisitsState, open: Open): VisitsState {
  return state.shown === null ? state : { ...state, shown: { ...state.shown, open } };
}
