import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Category } from "../categories/categories.ts";
import { uuidV7 } from "../ids.ts";
import { randomBytes } from "../random-bytes.ts";
import { EpochSeconds } from "../time/instant.ts";
import { COUNT_MAX, type EndedBy } from "./coding-session.ts";
import { CUT_SECONDS, PAUSE_SECONDS_MAX } from "./sessions.ts";
import type { VisitEvent } from "./visit-event.ts";
import { Domain, PAGE_KEYS_MAX, PageKey, type WebsiteSession } from "./website-session.ts";

/**
 * Longest silence of a living browser, in seconds: a heartbeat every 60, and a tolerance. After a
 * longer one it was dead or asleep.
 */
export const SILENCE_SECONDS_MAX = 75;
/**
 * How far the wall clock may run ahead of the steady one between two events before it counts as
 * set: both are floored.
 */
const DRIFT_SECONDS_MAX = 2;

/**
 * The visits of a list of events, in the order in which they ended; what is open at the end ends at
 * its last activity, by `close`. Deterministic: the same events and seed give the same sessions
 * with the same ids.
 * @example a visit to mozilla.org at 0 s, `active` at 50 s, `leave` at 70 s: one session, 0 to 70 s
 * ended by `switch`
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

/**
 * Between two events: plain JSON, so that it can be stored at every await and read again with
 * VisitsState.parse(). Store it together with the sessions that were closed, in one write.
 */
export const VisitsState = z.object({
  /**
   * 16 random bytes in hex, made once; ids come from it and from `opened`, the number of sessions
   * opened so far.
   */
  seed: checked(z.string(), z.regex(/^[\da-f]{32}$/)),
  opened: checked(int(), z.minimum(0)),
  /** The latest second at which a session started, and how many did then. */
  lastStart: z.object({ at: int(), count: int() }),
  browser: z.string(),
  /** The event before, whatever it was: proof that the browser was alive. */
  aliveAt: z.nullable(EpochSeconds),
  /**
   * The site that is shown, null for none. `open`: the session under way, `activeAt` its last
   * activity; null where none is: the person is idle, or was when the browser slept. `isCarried`:
   * cut by a seal at `activeAt`, nothing happened since.
   */
  shown: z.nullable(
    z.object({
      domain: Domain,
      category: Category,
      open: z.nullable(
        z.object({
          isCarried: z.boolean(),
          id: z.string(),
          startedAt: EpochSeconds,
          activeAt: EpochSeconds,
          idleSince: z.nullable(EpochSeconds),
          idleSeconds: checked(int(), z.minimum(0)),
          pageViews: checked(int(), z.minimum(0)),
          tabSwitches: checked(int(), z.minimum(0)),
          pageKeys: z.array(PageKey),
        }),
      ),
    }),
  ),
});
export type VisitsState = z.infer<typeof VisitsState>;

export type VisitsAdded = { readonly state: VisitsState; readonly closed: WebsiteSession[] };

/**
 * Begins with nothing shown. `seed`: 16 random bytes, made once for this state. `browser`:
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
 * Takes one event. `closed` are the sessions that it ended. Time counts between two activities of
 * one site at most PAUSE_SECONDS_MAX apart while the browser was heard at least every
 * SILENCE_SECONDS_MAX and the wall clock was not set; so it never counts more than has passed, and
 * nothing of the time in which the browser was dead or asleep.
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
 * Cuts what is open at its last activity, for a batch; it goes on there under a new id without a
 * gap, if the next activity comes in time. `at` is the moment of sealing. Sealing at any moments
 * changes neither total nor split.
 */
export function sealVisits(state: VisitsState, at: EpochSeconds): VisitsAdded {
  const { shown } = state;
  if (shown === null || shown.open === null || shown.open.isCarried) return { state, closed: [] };
  const { open } = shown;
  const closed = sessionOf(
    state,
    shown,
    open.activeAt,
    at - open.activeAt <= PAUSE_SECONDS_MAX ? "seal" : "idle",
  );
  const carried = { ...open, isCarried: true, idleSeconds: 0, pageViews: 0, tabSwitches: 0 };
  return { state: { ...state, shown: { ...shown, open: carried } }, closed };
}

/**
 * After a crash, an update or a start: what was open ends at its last activity, by `close`, and
 * nothing is shown until the next `visit`.
 */
export function recoverVisits(state: VisitsState): VisitsAdded {
  const stopped = stop(state, "close");
  return { state: { ...stopped.state, shown: null, aliveAt: null }, closed: stopped.closed };
}

type Shown = NonNullable<VisitsState["shown"]>;
type Open = NonNullable<Shown["open"]>;
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
 * Notes that the browser was alive, and ends what silence, a long pause or a clock that was set
 * have ended.
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
  // a clock set back a little stands still until it has caught up
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
    return { state: withSeen(begin(state, shown, at, []), seen), closed: [] };
  const extended = extend(state, shown, shown.open, at);
  return { state: withSeen(extended.state, seen), closed: extended.closed };
}

/**
 * Input at some moment of the last seconds, for sure not before them: only the earliest of them
 * counts, until more is known.
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

/**
 * The last input was at `inputAt`: until then the site had the person, even if nobody knew it
 * before.
 */
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

/** The site is shown no more: it had the person until now. */
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
 * Ends the session at its last activity; the site stays shown and its next activity begins another.
 */
function stop(state: VisitsState, endedBy: EndedBy): VisitsAdded {
  const { shown } = state;
  if (shown === null || shown.open === null) return { state, closed: [] };
  const closed = shown.open.isCarried ? [] : sessionOf(state, shown, shown.open.activeAt, endedBy);
  return { state: { ...state, shown: { ...shown, open: null } }, closed };
}

/**
 * The session reaches to `at`; one that would be longer than CUT_SECONDS is cut at its last
 * activity.
 */
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
  const closed = open.isCarried ? [] : sessionOf(state, shown, open.activeAt, "seal");
  const begun = begin(state, shown, open.activeAt, open.pageKeys);
  const next = begun.shown?.open ?? null;
  return {
    state: next === null ? begun : withOpen(begun, { ...next, activeAt: at, idleSeconds }),
    closed,
  };
}

function begin(
  state: VisitsState,
  shown: Shown,
  startedAt: EpochSeconds,
  pageKeys: readonly PageKey[],
): VisitsState {
  const last = state.lastStart;
  // sessions of the same second are ordered by their ids, so the later one gets the later
  // millisecond
  const start =
    startedAt > last.at ? { at: startedAt, count: 0 } : { at: last.at, count: last.count + 1 };
  const seed = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(state.seed.slice(2 * index, 2 * index + 2), 16),
  );
  const id = uuidV7(startedAt * 1000 + Math.min(start.count, 999), randomBytes(seed, state.opened));
  // the page that was shown over the cut is also shown after it
  const keys = pageKeys.slice(-1);
  const open: Open = {
    isCarried: false,
    id,
    startedAt,
    activeAt: startedAt,
    idleSince: null,
    idleSeconds: 0,
    pageViews: 0,
    tabSwitches: 0,
    pageKeys: keys,
  };
  return { ...state, opened: state.opened + 1, lastStart: start, shown: { ...shown, open } };
}

function withSeen(
  state: VisitsState,
  { pageView = false, tabSwitch = false, pageKey = null }: Seen,
): VisitsState {
  const open = state.shown?.open ?? null;
  if (open === null) return state;
  const others = open.pageKeys.filter((key) => key !== pageKey);
  // the page that is shown stands last
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

/** Nothing for a site that was shown for less than a second and on which nothing was loaded. */
function sessionOf(
  state: VisitsState,
  { domain, category }: Shown,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
): WebsiteSession[] {
  const open = state.shown?.open ?? null;
  if (
    open === null ||
    (endedAt === open.startedAt && open.pageViews === 0 && open.tabSwitches === 0)
  )
    return [];
  const { id, startedAt, idleSeconds, pageViews, tabSwitches, pageKeys } = open;
  return [
    {
      kind: "website",
      id,
      startedAt,
      endedAt,
      endedBy,
      domain,
      browser: state.browser,
      category,
      idleSeconds,
      pageViews,
      tabSwitches,
      pageKeys,
    },
  ];
}
