import type { CodingSession } from "../activity/coding-session.ts";
import { COUNTER_LIST, type CounterName, perSum } from "../activity/counters.ts";
import type { Lines } from "./stats-answers.ts";

/** The counters of a session, and its actor. */
export type CountedSession = Pick<CodingSession, "actor" | CounterName>;

/** Every sum 0. */
export const NO_LINES: Lines = perSum(() => 0);

/**
 * Sums of all counters over sessions. Of an agent's sessions only new lines count, as inserted
 * (rule 4). The counters of a session belong to the day on which it started.
 * @example lines([{ actor: "person", linesAdded: 3, … }, { actor: "agent", linesAdded: 40,
 * linesInserted: 2, … }]) // { added: 3, inserted: 42, … }
 */
export function lines(sessions: readonly CountedSession[]): Lines {
  return sessions.reduce((sum, session) => addLines(sum, linesOf(session)), NO_LINES);
}

/** The counters of one session under their names in sums. */
export function linesOf(session: CountedSession): Lines {
  if (session.actor === "agent")
    return { ...NO_LINES, inserted: session.linesAdded + session.linesInserted };
  return perSum(({ name }) => session[name] ?? 0);
}

/** Adds two sums, counter by counter. */
export function addLines(a: Lines, b: Lines): Lines {
  const sum = { ...a };
  for (const { sum: name } of COUNTER_LIST) sum[name] += b[name];
  return sum;
}
