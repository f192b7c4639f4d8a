import type { BreakdownRow } from "@streakline/shared/stats/breakdown.ts";
import type { SiteRow, SiteTotals } from "@streakline/shared/stats/sites.ts";
import type { DeepWorkBlock, FocusScore, Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type { RemainsLine } from "../read/remains.store.ts";

/** What one domain adds up to on a day: its row in day_sites. */
export type SiteDayRow = SiteRow & {
  readonly pulls: number;
  readonly pullsEnded: number;
  readonly pullSeconds: Seconds;
};

/** Both scores of one stored session, of either kind. */
export type StoredScores = {
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly productivity: number;
  readonly focus: number;
};

/** The row of a day in daily_stats, as far as it is derived from the day itself. */
export type DayRow = {
  day: Day;
  secondsTotal: Seconds;
  agentSeconds: Seconds;
  sites: SiteTotals;
  domains: readonly string[];
  /**
   * 24 seconds of productive, then of neutral and distracting websites, by local hour; empty
   * without any.
   */
  siteHours: readonly Seconds[];
  languages: readonly string[];
  projects: readonly string[];
  lines: Lines;
  productivityScore: number;
  deepWork: readonly DeepWorkBlock[];
  focus: FocusScore | null;
  firstAt: EpochSeconds | null;
  lastAt: EpochSeconds | null;
};

/**
 * What a day adds up to. `row` is null for a day on which nothing happened: it has no rows at all.
 */
export type DerivedDay = {
  day: Day;
  bounds: { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };
  row: DayRow | null;
  breakdown: readonly BreakdownRow[];
  sites: readonly SiteDayRow[];
  /** Which seconds belong to websites; what is kept of the day when its visits are deleted. */
  siteLine: RemainsLine;
  /** Of every session and visit that started on the day. */
  scores: { readonly coding: readonly StoredScores[]; readonly visits: readonly StoredScores[] };
};
