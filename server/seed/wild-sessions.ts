import { type CodingSession, EndedBy } from "@streakline/shared/activity/coding-session.ts";
import { uuidV7 } from "@streakline/shared/ids.ts";
import { aSession } from "../testing/builders.ts";
import type { Chance } from "./chance.ts";

/**
 * Extreme sessions for tests that compare two ways of counting: all ends, overlaps, equal starts,
 * sessions without length, gaps around every limit, agents in between. From `startsAt` to `endsAt`,
 * about `perDay` in 24 hours.
 */
export function wildSessions(
  chance: Chance,
  { startsAt, endsAt, perDay }: { startsAt: number; endsAt: number; perDay: number },
): CodingSession[] {
  const sessions: CodingSession[] = [];
  const pause = Math.floor((86_400 / perDay) * 2);
  for (let at = startsAt + chance.between(0, pause); at < endsAt;) {
    const length = chance.pick([0, 1, 59, 60, 119, 240, 300, 360]);
    sessions.push(
      aSession({
        id: uuidV7(at * 1_000 + chance.between(0, 999), chance.bytes(10)),
        startedAt: at,
        endedAt: at + length,
        endedBy: chance.pick(EndedBy.options),
        actor: chance.happens(0.1) ? "agent" : "person",
        project: chance.pick(["shop", "blog", "", "kernel"]),
        language: chance.pick(["typescript", "rust", "sql"]),
        branch: chance.pick(["main", "fix/one", "fix/two"]),
        editor: chance.pick(["vscode", "cursor"]),
        linesAdded: chance.between(0, 9),
        linesInserted: chance.between(0, 99),
        gitCommits: chance.between(0, 1),
      }),
    );
    at += chance.pick([
      0,
      length,
      length + 119,
      length + 120,
      length + 121,
      length + 300,
      length + 900,
      length + 901,
      chance.between(0, pause),
    ]);
  }
  return sessions;
}
