import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import type { SiteSession } from "@streakline/shared/timeline/site-session.ts";
import {
  CONTEXT_SECONDS,
  line,
  timeline,
  type Timeline,
} from "@streakline/shared/timeline/timeline.ts";
import { withRemains } from "@streakline/shared/timeline/remains.ts";
import {
  categoryOf,
  type CategoryRule,
  type Categorised,
} from "@streakline/shared/categories/category-of.ts";
import { weightClass } from "@streakline/shared/categories/categories.ts";
import { breakdown } from "@streakline/shared/stats/breakdown.ts";
import { deepWork } from "@streakline/shared/stats/deep-work.ts";
import { focusScore } from "@streakline/shared/stats/focus-score.ts";
import { focusSites } from "@streakline/shared/stats/focus-sites.ts";
import { lines } from "@streakline/shared/stats/lines.ts";
import { productivityScore } from "@streakline/shared/stats/productivity-score.ts";
import { pulledOut } from "@streakline/shared/stats/pulled-out.ts";
import { sessionScores } from "@streakline/shared/stats/session-scores.ts";
import { shares } from "@streakline/shared/stats/shares.ts";
import { sites as siteRowsOf, siteTotals } from "@streakline/shared/stats/sites.ts";
import type { DeepWorkBlock } from "@streakline/shared/stats/stats-answers.ts";
import { totals } from "@streakline/shared/stats/totals.ts";
import { addDays, dayBounds } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type {
  ChangedScore,
  DerivedDay,
  RemainsLine,
  SiteDayRow,
  StoredSession,
  StoredVisit,
} from "./derive.store.ts";

/** Projects that a day names; the breakdown has them all. */
export const TOP_PROJECTS_MAX = 10;
/** Domains that a day names; day_sites has them all. */
const TOP_DOMAINS_MAX = 10;

/** The browser's half of what a day is derived from. */
export type SiteBasis = {
  /** Sorted by start, around the day like the sessions. */
  visits: readonly StoredVisit[];
  rules: ReadonlyMap<string, CategoryRule>;
  /** What is kept of days whose visits were deleted for their age; their rows. */
  remains: ReadonlyMap<Day, RemainsLine>;
  kept: ReadonlyMap<Day, readonly SiteDayRow[]>;
};
const NO_SITES: SiteBasis = { visits: [], rules: new Map(), remains: new Map(), kept: new Map() };

/**
 * Everything that is stored about a day, from the sessions and visits around it (sorted by start;
 * at least those that touch the day widened by CONTEXT_SECONDS, more do no harm). Counters of a
 * session belong to the day on which it started. A pure function: the same sessions and settings
 * give the same rows, in whatever batches they came.
 *
 * A day of which only remains are kept counts as it did: its seconds per domain stay, under the
 * category and weight that the rules of now give them; coding counts anew around the seconds that
 * belonged to websites; what interrupted its deep work is no longer named. Visits that arrive for
 * such a day are too late.
 */
export function deriveDay(
  day: Day,
  sessions: readonly StoredSession[],
  settings: CountingSettings,
  sites: SiteBasis = NO_SITES,
): DerivedDay {
  const bounds = dayBounds(day, settings);
  const around = between(
    sessions,
    bounds.startsAt - CONTEXT_SECONDS,
    bounds.endsAt + CONTEXT_SECONDS,
  );
  const started = between(sessions, bounds.startsAt, bounds.endsAt);
  const isKept = sites.remains.has(day);
  const categorise = memo((domain) => categoryOf(domain, sites.rules));
  const visits = isKept
    ? []
    : between(sites.visits, bounds.startsAt - CONTEXT_SECONDS, bounds.endsAt + CONTEXT_SECONDS);
  const visitsStarted = between(visits, bounds.startsAt, bounds.endsAt);
  const live = timeline(
    [...around, ...visits.map((visit) => timelineVisit(visit, categorise(visit.domain)))],
    bounds,
    settings,
  );
  const resolved = isKept ? withRemains(live, remainsAround(day, sites.remains), bounds) : live;

  const whole = line(resolved);
  const isEmpty =
    started.length === 0 &&
    visitsStarted.length === 0 &&
    whole.length === 0 &&
    resolved.agent.length === 0;
  const kept = sites.kept.get(day) ?? [];
  if (isEmpty && kept.length === 0) {
    return {
      day,
      row: null,
      breakdown: [],
      sites: [],
      siteLine: [],
      scores: { coding: [], visits: [] },
    };
  }

  const found = deepWork(whole);
  const blocks = isKept ? found.map(unnamed) : found;
  const siteRows = isKept
    ? recategorised(kept, categorise)
    : rowsOf(resolved, visitsStarted, categorise, blocks, settings.timeZone);
  const rows = breakdown(resolved.intervals, settings.timeZone, started);
  const { language, project } = shares(rows);
  const sums = totals(resolved);
  return {
    day,
    row: {
      day,
      ...sums,
      sites: siteTotals(siteRows),
      siteHours: siteHours(siteRows),
      domains: siteRows
        .filter(({ seconds }) => seconds > 0)
        .slice(0, TOP_DOMAINS_MAX)
        .map(({ domain }) => domain),
      languages: language.map(({ value }) => value).filter((value) => value !== ""),
      projects: project
        .map(({ value }) => value)
        .filter((value) => value !== "")
        .slice(0, TOP_PROJECTS_MAX),
      lines: lines(started),
      productivityScore: productivityScore(sums.secondsTotal, siteRows) ?? 0,
      deepWork: blocks,
      focus: focusScore({
        intervals: resolved.intervals,
        blocks,
        sites: focusSites(resolved.sites),
      }),
    },
    breakdown: rows,
    sites: siteRows,
    siteLine: resolved.sites.map(
      ({ startedAt, endedAt, category = "uncategorised", weight = 0.5 }) => [
        startedAt,
        endedAt,
        category,
        weight,
      ],
    ),
    scores: {
      coding: changed(started, () => 1, blocks),
      visits: changed(visitsStarted, ({ domain }) => categorise(domain).weight, blocks),
    },
  };
}

function timelineVisit(visit: StoredVisit, categorised: Categorised): SiteSession {
  const { id, startedAt, endedAt, endedBy, deviceId, browser, domain } = visit;
  const { category, weight } = categorised;
  return {
    kind: "website",
    id,
    startedAt,
    endedAt,
    endedBy,
    deviceId,
    browser,
    domain,
    category,
    weight,
  };
}

/** The neighbours too: under another time zone than then, parts of them lie in the day. */
function remainsAround(day: Day, remains: ReadonlyMap<Day, RemainsLine>): RemainsLine {
  return [addDays(day, -1), day, addDays(day, 1)].flatMap((one) => [...(remains.get(one) ?? [])]);
}

function rowsOf(
  resolved: Timeline,
  visits: readonly StoredVisit[],
  categorise: (domain: string) => Categorised,
  blocks: readonly DeepWorkBlock[],
  timeZone: string,
): SiteDayRow[] {
  if (resolved.sites.length === 0 && visits.length === 0) return [];
  const counted = visits.map((visit) => ({ ...visit, ...categorise(visit.domain) }));
  const pulls = new Map(pulledOut(line(resolved), blocks).map((row) => [row.domain, row]));
  return siteRowsOf(resolved.sites, timeZone, counted).map((row) => {
    const pull = pulls.get(row.domain);
    return {
      ...row,
      pulls: pull?.count ?? 0,
      pullsEnded: pull?.blocksEnded ?? 0,
      pullSeconds: pull?.seconds ?? 0,
    };
  });
}

function siteHours(rows: readonly SiteDayRow[]): Seconds[] {
  if (rows.length === 0) return [];
  const sums = new Array<Seconds>(72).fill(0);
  for (const { weight, hours } of rows) {
    const from = { productive: 0, neutral: 24, distracting: 48 }[weightClass(weight)];
    for (const [hour, seconds] of hours.entries())
      sums[from + hour] = (sums[from + hour] ?? 0) + seconds;
  }
  return sums;
}

function recategorised(
  kept: readonly SiteDayRow[],
  categorise: (domain: string) => Categorised,
): SiteDayRow[] {
  const rows = kept.map((row) => {
    const { category, weight } = categorise(row.domain);
    return { ...row, category, weight };
  });
  return rows.sort((a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1));
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

/** The scores that differ from those that are stored. */
function changed<S extends (StoredSession | StoredVisit) & { readonly focusScore?: number }>(
  sessions: readonly S[],
  weightOf: (session: S) => number,
  blocks: readonly DeepWorkBlock[],
): ChangedScore[] {
  const scores: ChangedScore[] = [];
  for (const session of sessions) {
    const { id, startedAt, endedAt, endedBy } = session;
    const tabSwitches = "tabSwitches" in session ? session.tabSwitches : 0;
    const { productivity, focus } = sessionScores(
      { startedAt, endedAt, endedBy, weight: weightOf(session), tabSwitches },
      blocks,
    );
    const isSame =
      session.focusScore === focus &&
      (!("productivityScore" in session) || session.productivityScore === productivity);
    if (!isSame) scores.push({ id, startedAt, productivity, focus });
  }
  return scores;
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

function between<T extends { readonly startedAt: EpochSeconds }>(
  list: readonly T[],
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
): T[] {
  return list.slice(firstFrom(list, startsAt), firstFrom(list, endsAt));
}

/** Index of the first that starts at `at` or later. */
function firstFrom(
  list: readonly { readonly startedAt: EpochSeconds }[],
  at: EpochSeconds,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.startedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
