import type { CodingSession } from "../activity/coding-session.ts";
import type { Lines } from "./stats-answers.ts";

/** The counters of a session, and who it belongs to. */
export type CountedSession = Pick<
  CodingSession,
  | "actor"
  | "linesAdded"
  | "linesDeleted"
  | "linesModified"
  | "linesInserted"
  | "keystrokes"
  | "charactersTyped"
  | "filesModified"
  | "gitCommits"
  | "breakpointsHit"
>;

export const NO_LINES: Lines = {
  added: 0,
  deleted: 0,
  modified: 0,
  inserted: 0,
  keystrokes: 0,
  charactersTyped: 0,
  filesModified: 0,
  gitCommits: 0,
  breakpointsHit: 0,
};

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

/** The counters of one session in the words of the answers. */
export function linesOf(session: CountedSession): Lines {
  if (session.actor === "agent")
    return { ...NO_LINES, inserted: session.linesAdded + session.linesInserted };
  return {
    added: session.linesAdded,
    deleted: session.linesDeleted,
    modified: session.linesModified,
    inserted: session.linesInserted,
    keystrokes: session.keystrokes,
    charactersTyped: session.charactersTyped,
    filesModified: session.filesModified,
    gitCommits: session.gitCommits,
    breakpointsHit: session.breakpointsHit,
  };
}

/** Two sums as one. */
export function addLines(a: Lines, b: Lines): Lines {
  return {
    added: a.added + b.added,
    deleted: a.deleted + b.deleted,
    modified: a.modified + b.modified,
    inserted: a.inserted + b.inserted,
    keystrokes: a.keystrokes + b.keystrokes,
    charactersTyped: a.charactersTyped + b.charactersTyped,
    filesModified: a.filesModified + b.filesModified,
    gitCommits: a.gitCommits + b.gitCommits,
    breakpointsHit: a.breakpointsHit + b.breakpointsHit,
  };
}
