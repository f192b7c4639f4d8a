import type { EpochSeconds } from "../time/instant.ts";
import type { Actor, EndedBy } from "./coding-session.ts";
import {
  type Added,
  begin,
  CLOSED,
  type CurrentSession,
  CUT_SECONDS,
  type Key,
  type LeftSession,
  NO_FILES,
  PAUSE_SECONDS_MAX,
  sessionOf,
  type SessionsState,
} from "./current-session.ts";

/** Longest gap that any settings count, in seconds. */
const GAP_SECONDS_MAX = 3_600;

/**
 * Ends the current session. `at`: when it ended, or null for the time of its last event. A person
 * who leaves later than that is told by a session of no length, because rule 2 needs the moment.
 */
export function endCurrent(
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
