import type { CodingSession } from "../activity/coding-session.ts";
import { COUNTER_LIST, type CounterName, perSum } from "../activity/counters.ts";
import type { Lines } from "./stats-answers.ts";

/** The counters of a session, and who it belongs to. */
export type CountedSession = Pick<CodingSession, "actor" | CounterName>;

/** Every sum 0. */
export const NO_LINES: Lines = perSum(() => 0);

/**
 * What a person typed against what was inserted. Of an agent's sessions only the new lines count,
 * as inserted (rule 4). A session cannot be split, so its counters belong to the day on which it
 * started.
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

/** Two sums as one. */
export function addLines(a: Lines, b: Lines): Lines {
  const sum = { ...a };
  for (const { sum: name } of COUNTER_LIST) sum[name] += b[name];
  return sum;
}
