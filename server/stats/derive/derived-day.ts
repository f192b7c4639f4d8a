import type { BreakdownRow } from "@streakline/shared/stats/breakdown.ts";
import type { SiteRow, SiteTotals } from "@streakline/shared/stats/sites.ts";
import type { DeepWorkBlock, FocusScore, Lines } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type { RemainsLine } from "../../read/remains.store.ts";

/** Sums of one domain on a day: a row of day_sites. */
export type SiteDayRow = SiteRow & {
  readonly pulls: number;
  readonly pullsEnded: number;
  readonly pullSeconds: Seconds;
};

/** Both scores of one stored session or visit. */
export type StoredScores = {
  readonly id: string;
  readonly startedAt: EpochSeconds;
  readonly productivity: number;
  readonly focus: number;
};

/** A day's row in daily_stats, without its streak. */
export type DayRow = {
  day: Day;
  secondsTotal: Seconds;
  agentSeconds: Seconds;
  sites: SiteTotals;
  domains: readonly string[];
  /**
   * 24 sums of productive seconds by local hour, then 24 neutral and 24 distracting; empty without
   * websites.
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

/** All rows of a derived day. `row`: null for a day without activity, which has no rows. */
export type DerivedDay = {
  day: Day;
  bounds: { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };
  row: DayRow | null;
  breakdown: readonly BreakdownRow[];
  sites: readonly SiteDayRow[];
  /** Spans that belong to websites: kept when the day's visits are deleted. */
  siteLine: RemainsLine;
  /** Of all sessions and visits that started on the day. */
  scores: { readonly coding: readonly StoredScores[]; readonly visits: readonly StoredScores[] };
};
