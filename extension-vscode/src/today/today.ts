import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { timeline } from "@streakline/shared/timeline/timeline.ts";
import { timelineSession } from "@streakline/shared/timeline/timeline-session.ts";
import type { GapRules } from "@streakline/shared/timeline/holes.ts";
import { dayBounds, dayOf, type DaySettings } from "@streakline/shared/time/days.ts";

/** The account's settings for counting today, from the server's last answer. */
export type TodayRules = DaySettings & GapRules;

/**
 * What today adds up to on this machine, counted by the same rules as on the server. Lists are
 * largest first and add up to the total.
 */
export type Today = {
  day: string;
  secondsTotal: number;
  agentSeconds: number;
  projects: { name: string; seconds: number }[];
  languages: { name: string; seconds: number }[];
};

/** Today's total from the sessions of all windows of this machine, sent or not. */
export function today(
  sessions: readonly CodingSession[],
  nowSeconds: number,
  rules: TodayRules,
): Today {
  const day = dayOf(nowSeconds, rules);
  const entries = sessions.map((session) => timelineSession(session, ""));
  const { intervals, agent } = timeline(entries, dayBounds(day, rules), rules);
  return {
    day,
    secondsTotal: secondsOf(intervals),
    agentSeconds: secondsOf(agent),
    projects: shares(intervals, "project"),
    languages: shares(intervals, "language"),
  };
}

type Piece = { startedAt: number; endedAt: number; project: string; language: string };

function secondsOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
}

function shares(
  pieces: readonly Piece[],
  by: "project" | "language",
): { name: string; seconds: number }[] {
  const sums = new Map<string, number>();
  for (const piece of pieces)
    sums.set(piece[by], (sums.get(piece[by]) ?? 0) + piece.endedAt - piece.startedAt);
  return [...sums]
    .map(([name, seconds]) => ({ name, seconds }))
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
}
