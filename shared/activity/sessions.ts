import type { EpochSeconds } from "../time/instant.ts";
import type { ActivityEvent } from "./activity-event.ts";
import { Actor, type CodingSession, type EndedBy } from "./coding-session.ts";
import {
  type Added,
  begin,
  type CarriedSession,
  type Carry,
  CLOSED,
  type CurrentSession,
  CUT_SECONDS,
  extend,
  isSameKey,
  type Key,
  type LeftSession,
  NO_FILES,
  NO_START,
  PAUSE_SECONDS_MAX,
  sessionOf,
  type SessionsState,
} from "./current-session.ts";
import { endCurrent } from "./end-current.ts";

/**
 * The sessions of a list of events, in the order in which they ended. A session still open after
 * the last event ends there with `close`. Deterministic: equal events and seed give equal sessions
 * and ids. Events of a person and of an agent do not end each other's sessions.
 * @example events at 0, 60 and 200 s
 * // two sessions: 0 to 60 s ended by `idle`, and 200 to 200 s
 */
export function sessions(events: readonly ActivityEvent[], seed: Uint8Array): CodingSession[] {
  const { state, closed } = addEvents(openSessions({ seed, carry: null }), events);
  return [...closed, ...recover(state)];
}

/**
 * A state with nothing open, or with what seal() carried over. `seed`: 16 random bytes, new for
 * each segment and stored with it. `carry`: from seal(), or null after a start or a crash.
 */
export function openSessions({
  seed,
  carry,
}: {
  seed: Uint8Array;
  carry: Carry | null;
}): SessionsState {
  const resume = (current: CarriedSession | null | undefined): CurrentSession =>
    current
      ? {
          state: "carried",
          framework: "",
          editorTheme: "",
          ...current,
          files: new Set(current.files),
        }
      : CLOSED;
  return {
    seed,
    opened: 0,
    lastStart: carry?.lastStart ?? { person: NO_START, agent: NO_START },
    person: carry?.left ? { state: "left", ...carry.left } : resume(carry?.person),
    agent: resume(carry?.agent),
  };
}

/** Adds one event. `closed`: the sessions it ended, usually none. */
export function addEvent(state: SessionsState, event: ActivityEvent): Added {
  // An agent keeps working while the window has no focus or the screen is locked.
  if (event.kind === "blur" || event.kind === "lock")
    return endCurrent(state, "person", event.kind, event.at);
  if (event.kind !== "close") return addActivity(state, event);
  const person = endCurrent(state, "person", "close", event.at);
  const agent = endCurrent(person.state, "agent", "close", null);
  return { state: agent.state, closed: inOrder([...person.closed, ...agent.closed]) };
}

/** Adds events in order. `closed`: all sessions they ended. */
export function addEvents(state: SessionsState, events: readonly ActivityEvent[]): Added {
  const closed: CodingSession[] = [];
  let next = state;
  for (const event of events) {
    const added = addEvent(next, event);
    next = added.state;
    closed.push(...added.closed);
  }
  return { state: next, closed };
}

/**
 * Seals a segment at `at`: every open session is cut at its last event. `sessions` are those that
 * this call ends; the batch also holds those closed since openSessions().
 * - A session with an event in the last PAUSE_SECONDS_MAX ends by `seal`, any other by `idle`.
 * - Both kinds are carried: only the next event shows whether the session goes on, because the
 *   clock may be set back in between.
 * - After openSessions() with this `carry`, the session goes on without a gap.
 */
export function seal(
  state: SessionsState,
  at: EpochSeconds,
): { sessions: CodingSession[]; carry: Carry | null } {
  const sealed: CodingSession[] = [];
  const carried: Record<Actor, CarriedSession | null> = { person: null, agent: null };
  let left: LeftSession | undefined;
  for (const actor of Actor.options) {
    const current = state[actor];
    if (current.state === "left") left = { key: current.key, lastAt: current.lastAt };
    if (current.state === "closed" || current.state === "left") continue;
    const endedBy = at - current.lastAt <= PAUSE_SECONDS_MAX ? "seal" : "idle";
    if (current.state === "open") sealed.push(sessionOf(current, actor, current.lastAt, endedBy));
    const { key, lastAt, framework, editorTheme } = current;
    carried[actor] = { key, lastAt, framework, editorTheme, files: [...current.files] };
  }
  const { lastStart } = state;
  const isNew = lastStart.person.at === 0 && lastStart.agent.at === 0;
  const carry = isNew ? null : { ...carried, lastStart, ...(left && { left }) };
  return { sessions: inOrder(sealed), carry };
}

/**
 * Ends all open sessions at their last event with `close`. Used for a segment whose editor died,
 * and to show a running total. A carried session without any event since the seal has length 0, so
 * the time after it does not count.
 */
export function recover(state: SessionsState): CodingSession[] {
  const person = endCurrent(state, "person", "close", null);
  return inOrder([...person.closed, ...endCurrent(person.state, "agent", "close", null).closed]);
}

function addActivity(state: SessionsState, event: ActivityEvent): Added {
  const { actor } = event;
  const current = state[actor];
  const key: Key = {
    project: event.project,
    language: event.language,
    branch: event.branch,
    editor: event.editor,
  };
  if (current.state === "closed" || current.state === "left")
    return begin(state, actor, key, event.at, event, NO_FILES, []);

  const ended = (endedBy: EndedBy): CodingSession[] =>
    current.state === "open" ? [sessionOf(current, actor, current.lastAt, endedBy)] : [];
  // Also after the clock was set back by more than a pause: end the old session, start a new one at
  // the clock's present time.
  if (Math.abs(event.at - current.lastAt) > PAUSE_SECONDS_MAX)
    return begin(state, actor, key, event.at, event, NO_FILES, ended("idle"));

  const at = Math.max(event.at, current.lastAt);
  if (!isSameKey(current.key, key))
    return begin(state, actor, key, at, event, NO_FILES, ended("switch"));
  if (current.state === "open" && at - current.startedAt <= CUT_SECONDS) {
    return { state: { ...state, [actor]: extend(current, at, event) }, closed: [] };
  }
  const begun = begin(state, actor, key, current.lastAt, event, current.files, ended("seal"));
  const next = begun.state[actor];
  return next.state === "open"
    ? { ...begun, state: { ...begun.state, [actor]: { ...next, lastAt: at } } }
    : begun;
}

function inOrder(list: CodingSession[]): CodingSession[] {
  return list.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}
