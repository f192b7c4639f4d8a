import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { line, timeline, type Timeline } from "@streakline/shared/timeline/timeline.ts";
import { withRemains } from "@streakline/shared/timeline/remains.ts";
import { siteSession } from "@streakline/shared/timeline/site-session.ts";
import {
  categoryOf,
  type CategoryRule,
  type Categorised,
} from "@streakline/shared/categories/category-of.ts";
import { type BreakdownRow, breakdown } from "@streakline/shared/stats/breakdown.ts";
import { isOtherSites } from "@streakline/shared/sites/other-sites.ts";
import { deepWork } from "@streakline/shared/stats/deep-work.ts";
import { focusScore } from "@streakline/shared/stats/focus-score.ts";
import { focusSites } from "@streakline/shared/stats/focus-sites.ts";
import { lines } from "@streakline/shared/stats/lines.ts";
import { productivityScore } from "@streakline/shared/stats/productivity-score.ts";
import { sessionScores } from "@streakline/shared/stats/session-scores.ts";
import { shares } from "@streakline/shared/stats/shares.ts";
import { siteTotals } from "@streakline/shared/stats/sites.ts";
import {
  type DeepWorkBlock,
  OTHER_VALUE,
  type Share,
} from "@streakline/shared/stats/stats-answers.ts";
import { totals } from "@streakline/shared/stats/totals.ts";
import { addDays, dayBounds } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { RemainsLine } from "../../read/remains.store.ts";
import type { Between, StoredSession, StoredVisit } from "../../read/sessions.store.ts";
import { widenedSlice } from "../../read/widened.ts";
import { between } from "./between.ts";
import { capNames } from "./cap-names.ts";
import { recategorised, siteHours, siteRows } from "./derive-sites.ts";
import type { DayRow, DerivedDay, SiteDayRow, StoredScores } from "./derived-day.ts";

/** Most projects in the row of a day; day_breakdowns has all. */
export const TOP_PROJECTS_MAX = 10;
/** Most domains in the row of a day; day_sites has all. */
const TOP_DOMAINS_MAX = 10;

/** The browser's half of the input of a day. */
export type SiteBasis = {
  /** Sorted by start, around the day like the sessions. */
  visits: readonly StoredVisit[];
  rules: ReadonlyMap<string, CategoryRule>;
  /** Remains and rows of days whose visits were deleted because of their age. */
  remains: ReadonlyMap<Day, RemainsLine>;
  kept: ReadonlyMap<Day, readonly SiteDayRow[]>;
};
const NO_SITES: SiteBasis = { visits: [], rules: new Map(), remains: new Map(), kept: new Map() };

/**
 * All stored rows of a day, from the sessions and visits around it, sorted by start: at least those
 * that widened() reads. Counters of a session belong to the day on which
 * it started. A pure function: equal sessions and settings give equal rows, in any batches. On a
 * day of which only remains are kept:
 * - Seconds per domain stay, with the category and weight of the present rules.
 * - Coding is counted around the seconds that belonged to websites.
 * - The sites that interrupted deep work are no longer named.
 * - Visits that arrive later are ignored.
 */
export function deriveDay(
  day: Day,
  sessions: readonly StoredSession[],
  settings: CountingSettings,
  sites: SiteBasis = NO_SITES,
): DerivedDay {
  const bounds = dayBounds(day, settings);
  const isKept = sites.remains.has(day);
  const categorise = memo((domain) => categoryOf(domain, sites.rules));
  const visits = isKept ? [] : sites.visits;
  const started = between(sessions, bounds);
  const visitsStarted = between(visits, bounds);
  const live = timelineOf(bounds, sessions, visits, settings, categorise);
  const resolved = isKept ? withRemains(live, remainsAround(day, sites.remains), bounds) : live;
  const whole = line(resolved);
  const kept = sites.kept.get(day) ?? [];
  const isEmpty = [started, visitsStarted, whole, resolved.agent, kept].every(
    ({ length }) => length === 0,
  );
  if (isEmpty) return { day, bounds, ...NOTHING };

  const found = deepWork(resolved);
  const blocks = isKept ? found.map(unnamed) : found;
  const rows = isKept
    ? recategorised(kept, categorise)
    : siteRows(resolved, visitsStarted, categorise, blocks, settings);
  const cells = capNames(breakdown(resolved.intervals, settings, started));
  return {
    day,
    bounds,
    row: dayRow(day, resolved, started, cells, rows, blocks),
    breakdown: cells,
    sites: rows,
    siteLine: resolved.sites.map(
      ({ startedAt, endedAt, category = "uncategorised", weight = 0.5 }) => [
        ...([startedAt, endedAt] as const),
        category,
        weight,
      ],
    ),
    scores: {
      coding: started.map((session) => scoresOf(session, 1, 0, blocks)),
      visits: visitsStarted.map((visit) =>
        scoresOf(visit, categorise(visit.domain).weight, visit.tabSwitches, blocks),
      ),
    },
  };
}

const NOTHING = {
  row: null,
  breakdown: [],
  sites: [],
  siteLine: [],
  scores: { coding: [], visits: [] },
};

/** The timeline of a day from its records. */
function timelineOf(
  bounds: Between,
  sessions: readonly StoredSession[],
  visits: readonly StoredVisit[],
  settings: CountingSettings,
  categorise: (domain: string) => Categorised,
): Timeline {
  const near = widenedSlice(bounds, (around) => ({
    sessions: between(sessions, around),
    visits: between(visits, around).map((visit) =>
      siteSession(visit, visit.deviceId, categorise(visit.domain)),
    ),
  }));
  return timeline([...near.sessions, ...near.visits], bounds, settings);
}

function dayRow(
  day: Day,
  resolved: Timeline,
  started: readonly StoredSession[],
  cells: readonly BreakdownRow[],
  sites: readonly SiteDayRow[],
  blocks: readonly DeepWorkBlock[],
): DayRow {
  const { language, project } = shares(cells);
  const sums = totals(resolved);
  const domains = sites
    .filter(({ seconds, domain }) => seconds > 0 && !isOtherSites(domain))
    .map(({ domain }) => domain);
  return {
    day,
    ...sums,
    sites: siteTotals(sites),
    siteHours: siteHours(sites),
    domains: domains.slice(0, TOP_DOMAINS_MAX),
    languages: namesOf(language),
    projects: namesOf(project).slice(0, TOP_PROJECTS_MAX),
    lines: lines(started),
    productivityScore: productivityScore(sums.secondsTotal, sites) ?? 0,
    deepWork: blocks,
    focus: focusScore({
      intervals: resolved.intervals,
      blocks,
      sites: focusSites(resolved.sites),
    }),
  };
}

function namesOf(list: readonly Share[]): string[] {
  return list.map(({ value }) => value).filter((value) => value !== "" && value !== OTHER_VALUE);
}

/**
 * The remains of a day and its neighbours: after a change of time zone the day contains parts of
 * those.
 */
function remainsAround(day: Day, remains: ReadonlyMap<Day, RemainsLine>): RemainsLine {
  return [addDays(day, -1), day, addDays(day, 1)].flatMap((one) => [...(remains.get(one) ?? [])]);
}

function unnamed(block: DeepWorkBlock): DeepWorkBlock {
  const { endedBy } = block;
  if (endedBy?.kind !== "site") return block;
  const { until } = endedBy;
  return {
    ...block,
    endedBy: { kind: "pause", startedAt: block.endedAt, seconds: until - block.endedAt, until },
  };
}

function scoresOf(
  { id, startedAt, endedAt, endedBy }: StoredSession | StoredVisit,
  weight: number,
  tabSwitches: number,
  blocks: readonly DeepWorkBlock[],
): StoredScores {
  const scores = sessionScores({ startedAt, endedAt, endedBy, weight, tabSwitches }, blocks);
  return { id, startedAt, ...scores };
}

function memo<T>(of: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = of(key);
    known.set(key, value);
    return value;
  };
}
