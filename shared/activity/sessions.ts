import { uuidV7 } from "../ids.ts";
import { randomBytes } from "../random-bytes.ts";
import type { EpochSeconds } from "../time/instant.ts";
import type { ActivityEvent } from "./activity-event.ts";
import { Actor, type CodingSession, type EndedBy } from "./coding-session.ts";
import { perCounter, perEventCounter } from "./counters.ts";
import {
  type CarriedSession,
  type Carry,
  CLOSED,
  isSameKey,
  type Key,
  type CurrentSession,
  type LeftSession,
  NO_START,
  type Open,
} from "./current-session.ts";

/** Longest pause inside a session, in seconds. An event that comes later starts a new one. */
export const PAUSE_SECONDS_MAX = 120;
/** Longest gap that any settings count, in seconds. */
const GAP_SECONDS_MAX = 3_600;
/** An open session that reaches this length is cut, as by seal(). */
export const CUT_SECONDS = 300;

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

/** The open sessions between two events. Immutable: each function returns a new state. */
export type SessionsState = {
  readonly seed: Uint8Array;
  /** Number of sessions opened with this seed. Ids are made from the seed and this number. */
  readonly opened: number;
  readonly lastStart: Carry["lastStart"];
  readonly person: CurrentSession;
  readonly agent: CurrentSession;
};

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

export type Added = { readonly state: SessionsState; readonly closed: CodingSession[] };

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
  const carry =
    carried.person === null && carried.agent === null && left === undefined
      ? null
      : { ...carried, lastStart: state.lastStart, ...(left && { left }) };
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

const FILES_MAX = 10_000;
const NO_FILES: ReadonlySet<string> = new Set();
const NO_COUNTERS = perEventCounter(0);
const EVENT_COUNTERS = Object.keys(NO_COUNTERS) as (keyof typeof NO_COUNTERS)[];

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

/**
 * Ends the current session. `at`: when it ended, or null for the time of its last event. A person
 * who leaves later than that is told by a session of no length, because rule 2 needs the moment.
 */
function endCurrent(
  state: SessionsState,
  actor: Actor,
  endedBy: "blur" | "lock" | "close",
  at: EpochSeconds | null,
): Added {
  const current = state[actor];
  if (current.state === "closed") return { state, closed: [] };
  const { key, lastAt } = current;
  const end = Math.max(at ?? lastAt, lastAt);
  if (current.state === "left")
    return endedBy === "blur" || at === null
      ? { state, closed: [] }
      : leave({ state, closed: [] }, actor, current, endedBy, end);
  if (end - lastAt > PAUSE_SECONDS_MAX) {
    const closed = current.state === "open" ? [sessionOf(current, actor, lastAt, "idle")] : [];
    return leave({ state, closed }, actor, current, endedBy, end);
  }
  const after = { ...state, [actor]: afterwards(endedBy, key, end) };
  if (current.state === "open" && end - current.startedAt <= CUT_SECONDS)
    return { state: after, closed: [sessionOf(current, actor, end, endedBy)] };
  const closed = current.state === "open" ? [sessionOf(current, actor, lastAt, "seal")] : [];
  const tail = begin(state, actor, key, lastAt, null, current.files, []).state;
  const rest = tail[actor];
  const { framework, editorTheme } = current;
  if (rest.state === "open")
    closed.push(sessionOf({ ...rest, framework, editorTheme }, actor, end, endedBy));
  return { state: { ...tail, [actor]: after[actor] }, closed };
}

/** Adds the moment at which somebody left, if a gap can still count up to it. */
function leave(
  { state, closed }: Added,
  actor: Actor,
  { key, lastAt }: LeftSession,
  endedBy: "blur" | "lock" | "close",
  at: EpochSeconds,
): Added {
  if (at - lastAt > GAP_SECONDS_MAX) return { state: { ...state, [actor]: CLOSED }, closed };
  const begun = begin(state, actor, key, at, null, NO_FILES, []).state;
  const moment = begun[actor];
  const told = moment.state === "open" ? [sessionOf(moment, actor, at, endedBy)] : [];
  const after = { ...begun, [actor]: afterwards(endedBy, key, lastAt) };
  return { state: after, closed: [...closed, ...told] };
}

/** After a blur the screen may still be locked or the window closed; after these nothing follows. */
function afterwards(endedBy: EndedBy, key: Key, lastAt: EpochSeconds): CurrentSession {
  return endedBy === "blur" ? { state: "left", key, lastAt } : CLOSED;
}

function begin(
  state: SessionsState,
  actor: Actor,
  key: Key,
  startedAt: EpochSeconds,
  event: ActivityEvent | null,
  files: ReadonlySet<string>,
  closed: CodingSession[],
): Added {
  // Ids order sessions that start in the same second: later sessions get later milliseconds.
  const last = state.lastStart[actor];
  const start =
    startedAt > last.at ? { at: startedAt, count: 0 } : { at: last.at, count: last.count + 1 };
  const id = uuidV7(
    startedAt * 1000 + Math.min(start.count, 999),
    randomBytes(state.seed, state.opened),
  );
  const empty: Open = {
    state: "open",
    id,
    key,
    startedAt,
    lastAt: startedAt,
    framework: "",
    editorTheme: "",
    counters: NO_COUNTERS,
    filesModified: 0,
    files,
  };
  const current = event === null ? empty : extend(empty, startedAt, event);
  return {
    state: {
      ...state,
      opened: state.opened + 1,
      lastStart: { ...state.lastStart, [actor]: start },
      [actor]: current,
    },
    closed,
  };
}

function extend(current: Open, at: EpochSeconds, event: ActivityEvent): Open {
  const counters = { ...current.counters };
  for (const name of EVENT_COUNTERS) counters[name] += event.counters[name] ?? 0;
  const isNewFile =
    (event.kind === "edit" || event.kind === "insert") &&
    event.file !== "" &&
    current.files.size < FILES_MAX &&
    !current.files.has(event.file);
  return {
    ...current,
    lastAt: at,
    framework: event.framework === "" ? current.framework : event.framework,
    editorTheme: event.editorTheme === "" ? current.editorTheme : event.editorTheme,
    counters,
    filesModified: current.filesModified + (isNewFile ? 1 : 0),
    files: isNewFile ? new Set(current.files).add(event.file) : current.files,
  };
}

function sessionOf(
  current: Open,
  actor: Actor,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
): CodingSession {
  const { key, counters } = current;
  const counted = { ...counters, filesModified: current.filesModified };
  return {
    kind: "coding",
    id: current.id,
    startedAt: current.startedAt,
    endedAt,
    endedBy,
    actor,
    project: key.project,
    language: key.language,
    branch: key.branch,
    framework: current.framework,
    editor: key.editor,
    editorTheme: current.editorTheme,
    ...perCounter(({ name, maximum }) => Math.min(counted[name], maximum)),
  };
}

function inOrder(list: CodingSession[]): CodingSession[] {
  return list.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}
