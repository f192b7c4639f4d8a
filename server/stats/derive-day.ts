import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { CONTEXT_SECONDS, timeline } from "@streakline/shared/activity/timeline.ts";
import { breakdown } from "@streakline/shared/stats/breakdown.ts";
import { deepWork } from "@streakline/shared/stats/deep-work.ts";
import { focusScore } from "@streakline/shared/stats/focus-score.ts";
import { lines } from "@streakline/shared/stats/lines.ts";
import { productivityScore } from "@streakline/shared/stats/productivity-score.ts";
import { shares } from "@streakline/shared/stats/shares.ts";
import { totals } from "@streakline/shared/stats/totals.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { DerivedDay, StoredSession } from "./derive.store.ts";

/** Projects that a day names; the breakdown has them all. */
export const TOP_PROJECTS_MAX = 10;

/**
 * Everything that is stored about a day, from the sessions around it (sorted by start; at least those that touch the day widened by
 * CONTEXT_SECONDS, more do no harm). Counters of a session belong to the day on which it started. A pure function: the same sessions and
 * settings give the same rows, in whatever batches they came.
 */
export function deriveDay(day: Day, sessions: readonly StoredSession[], settings: CountingSettings): DerivedDay {
  const bounds = dayBounds(day, settings);
  const from = firstFrom(sessions, bounds.startsAt - CONTEXT_SECONDS);
  const around = sessions.slice(from, firstFrom(sessions, bounds.endsAt + CONTEXT_SECONDS));
  const started = sessions.slice(firstFrom(sessions, bounds.startsAt), firstFrom(sessions, bounds.endsAt));
  const resolved = timeline(around, bounds, settings);
  if (started.length === 0 && resolved.intervals.length === 0 && resolved.agent.length === 0) return { day, row: null, breakdown: [] };

  const rows = breakdown(resolved.intervals, settings.timeZone, started);
  const { language, project } = shares(rows);
  const blocks = deepWork(resolved.intervals);
  const sums = totals(resolved);
  return {
    day,
    row: {
      day,
      ...sums,
      languages: language.map(({ value }) => value).filter((value) => value !== ""),
      projects: project
        .map(({ value }) => value)
        .filter((value) => value !== "")
        .slice(0, TOP_PROJECTS_MAX),
      lines: lines(started),
      productivityScore: productivityScore(sums.secondsTotal) ?? 0,
      deepWork: blocks,
      focus: focusScore({ intervals: resolved.intervals, blocks }),
    },
    breakdown: rows,
  };
}

/** Index of the first session that starts at `at` or later. */
function firstFrom(sessions: readonly StoredSession[], at: EpochSeconds): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sessions[middle]?.startedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
