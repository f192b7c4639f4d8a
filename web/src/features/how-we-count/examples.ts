import type { EndedBy } from "@streakline/shared/activity/coding-session.ts";
import type { Interval, TimelineSession } from "@streakline/shared/timeline/interval.ts";
import type { SiteSession } from "@streakline/shared/timeline/site-session.ts";
import type { GapRules } from "@streakline/shared/timeline/holes.ts";
import { line, type Timeline, timeline } from "@streakline/shared/timeline/timeline.ts";
import { deepWork } from "@streakline/shared/stats/deep-work.ts";
import { focusScore } from "@streakline/shared/stats/focus-score.ts";
import type { DeepWorkBlock, FocusScore } from "@streakline/shared/stats/stats-answers.ts";
import { secondsOf } from "@streakline/shared/stats/totals.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";

/** The day of all examples: 22 November 2026 in UTC. */
export const DAY = "2026-11-22";
const MIDNIGHT = 1_795_305_600;
const UTC = { timeZone: "UTC", dayStartsAtMinutes: 0 };
const WHOLE = { startsAt: MIDNIGHT - 86_400, endsAt: MIDNIGHT + 2 * 86_400 };
const RULES: GapRules = { gapMinutes: 15, awayMinutes: 2 };

/** An instant of the example day, given as minutes after midnight. */
export function minute(minutes: number): number {
  return MIDNIGHT + minutes * 60;
}

/** A session of the examples, from one minute of the day to another. */
function example(from: number, to: number, rest: Partial<TimelineSession> = {}): TimelineSession {
  return {
    id: `${from}-${rest.deviceId ?? ""}-${rest.project ?? ""}`,
    startedAt: minute(from),
    endedAt: minute(to),
    endedBy: "idle",
    actor: "person",
    project: "web",
    language: "typescript",
    editor: "vscode",
    deviceId: "laptop",
    branch: "main",
    ...rest,
  };
}

/** A visit of the examples to a site of some weight, from one second of the day to another. */
function exampleVisit(
  startedAt: number,
  endedAt: number,
  site: Pick<SiteSession, "domain" | "category" | "weight">,
): SiteSession {
  return {
    kind: "website",
    id: `visit-${startedAt}`,
    startedAt,
    endedAt,
    endedBy: "switch",
    deviceId: "laptop",
    browser: "firefox",
    ...site,
  };
}

/** Sites of the examples. */
export const EXAMPLE_SITES = {
  documentation: { domain: "mozilla.org", category: "documentation", weight: 1 },
  video: { domain: "youtube.com", category: "video", weight: 0 },
} as const satisfies Record<string, Pick<SiteSession, "domain" | "category" | "weight">>;

/**
 * Rule 1 with a browser: 40 minutes of coding in pieces of five minutes, and documentation that is
 * read for 15 of them, from some minutes after the start.
 */
export function sealedExample(opensAfter: number): {
  coding: TimelineSession[];
  visit: SiteSession;
  result: Timeline;
} {
  const coding = Array.from({ length: 8 }, (_, index) =>
    example(600 + index * 5, 605 + index * 5, {
      id: `sealed-${index}`,
      endedBy: index === 7 ? "idle" : "seal",
    }),
  );
  const visit = exampleVisit(
    minute(600 + opensAfter),
    minute(615 + opensAfter),
    EXAMPLE_SITES.documentation,
  );
  return { coding, visit, result: timeline([...coding, visit], WHOLE, RULES) };
}

/**
 * Rule 1: a laptop from 10:00 to 10:40, and a second window for 20 minutes that starts some minutes
 * later.
 */
export function onceExample(startsAfter: number): {
  sessions: TimelineSession[];
  result: Timeline;
  recordedSeconds: number;
  countedSeconds: number;
} {
  const sessions = [
    example(600, 640, { project: "web" }),
    example(600 + startsAfter, 620 + startsAfter, {
      project: "api",
      deviceId: "desktop",
      id: "second",
    }),
  ];
  const result = timeline(sessions, WHOLE, RULES);
  return {
    sessions,
    result,
    recordedSeconds: 60 * 60,
    countedSeconds: secondsOf(result.intervals),
  };
}

/**
 * Rule 2: a morning with gaps of 5, 12, 4 and 25 minutes; the screen is locked 3 minutes into the
 * first, the third begins with the window losing focus, and some of the second is spent on a site.
 */
export function gapsExample(
  rules: GapRules,
  siteMinutes = 0,
): { sessions: TimelineSession[]; result: Timeline; countedSeconds: number } {
  const ends: [number, number, EndedBy][] = [
    [540, 560, "idle"],
    [565, 580, "idle"],
    [592, 610, "blur"],
    [614, 630, "idle"],
    [655, 670, "close"],
  ];
  const sessions = ends.map(([from, to, endedBy]) => example(from, to, { endedBy }));
  const locked = example(563, 563, { id: "locked", endedBy: "lock" });
  const visits =
    siteMinutes === 0
      ? []
      : [exampleVisit(minute(582), minute(582 + siteMinutes), EXAMPLE_SITES.documentation)];
  const result = timeline([...sessions, locked, ...visits], WHOLE, rules);
  return { sessions, result, countedSeconds: secondsOf(result.intervals) };
}

/**
 * Rule 3: a session from 23:10 to 23:55 and one from 00:03 to 00:40, on days that start at a chosen
 * time.
 */
export function daysExample(dayStartsAtMinutes: number): {
  sessions: TimelineSession[];
  days: { day: string; seconds: number; startsAt: number }[];
} {
  const sessions = [example(-50, -5), example(3, 40)];
  const days = ["2026-11-21", DAY].map((day) => {
    const bounds = dayBounds(day, { ...UTC, dayStartsAtMinutes });
    return {
      day,
      startsAt: bounds.startsAt,
      seconds: secondsOf(timeline(sessions, bounds, RULES).intervals),
    };
  });
  return { sessions, days };
}

/** Rule 4: an hour of work in which an agent works alone for some minutes. */
export function agentExample(agentMinutes: number): {
  sessions: TimelineSession[];
  result: Timeline;
} {
  const sessions = [example(600, 620, { endedBy: "blur" }), example(645, 660, { id: "after" })];
  if (agentMinutes > 0)
    sessions.push(example(620, 620 + agentMinutes, { actor: "agent", id: "agent" }));
  return { sessions, result: timeline(sessions, WHOLE, RULES) };
}

/** What the hour of rule 6 is interrupted by. */
export type Interrupter = "thinking" | "away" | "lock" | keyof typeof EXAMPLE_SITES;

const ENDED_BY: Record<Interrupter, EndedBy> = {
  thinking: "idle",
  away: "blur",
  lock: "lock",
  documentation: "blur",
  video: "blur",
};

/**
 * Rule 6: an hour of coding with one interruption of some seconds in its middle: a pause in front
 * of the editor, another window, a locked screen, or a site.
 */
export function deepWorkExample(
  interruptionSeconds: number,
  by: Interrupter = "lock",
): { intervals: Interval[]; blocks: DeepWorkBlock[] } {
  const first = example(600, 630, { endedBy: ENDED_BY[by] });
  const second = {
    ...example(630, 660),
    id: "second",
    startedAt: minute(630) + interruptionSeconds,
  };
  const visits =
    by === "video" || by === "documentation"
      ? [exampleVisit(minute(630), minute(630) + interruptionSeconds, EXAMPLE_SITES[by])]
      : [];
  const result = timeline(
    interruptionSeconds === 0 ? [example(600, 660)] : [first, second, ...visits],
    WHOLE,
    RULES,
  );
  return { intervals: line(result), blocks: deepWork(result) };
}

/**
 * Rule 7: two hours in which the project changes some times an hour, with some minutes of
 * distraction beside.
 */
export function focusExample(
  switchesAnHour: number,
  distractingMinutes: number,
): FocusScore | null {
  const pieces = switchesAnHour * 2 + 1;
  const length = 120 / pieces;
  const sessions = Array.from({ length: pieces }, (_, index) =>
    example(0, 0, {
      id: `piece-${String(index).padStart(3, "0")}`,
      project: index % 2 === 0 ? "web" : "api",
      startedAt: Math.round(minute(600 + index * length)),
      endedAt: Math.round(minute(600 + (index + 1) * length)),
      endedBy: "switch",
    }),
  );
  const result = timeline(sessions, WHOLE, RULES);
  return focusScore({
    intervals: result.intervals,
    blocks: deepWork(result),
    sites: { productiveSeconds: 0, distractingSeconds: distractingMinutes * 60, switches: 0 },
  });
}
