import type { PulledOutAnswer, SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import type { DayAnswer, TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { Interval } from "@streakline/shared/timeline/interval.ts";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { hasNames } from "./sites/has-names.ts";

/** The intervals at which a changing day is fetched, in milliseconds. */
const PENDING_MILLISECONDS = 1_500;
const TODAY_MILLISECONDS = 10_000;

/** The queries of a day and what they answered so far. */
export type DayQueries = {
  stats: UseQueryResult<DayAnswer, unknown>;
  timeline: UseQueryResult<TimelineAnswer, unknown>;
  /** The timeline's sites; empty until it is there. */
  sites: readonly Interval[];
  /** False once the single visits of the day are deleted: its sites have no names any more. */
  isNamed: boolean;
  kept: UseQueryResult<SitesSummary, unknown>;
  keptPulls: UseQueryResult<PulledOutAnswer, unknown>;
};

/**
 * Fetches a day: figures, timeline, and what the server kept of its sites once the single visits
 * are deleted. Fetches again while the day is today or is being counted again.
 */
export function useDayQueries(day: Day, isToday: boolean): DayQueries {
  const stats = useQuery(
    api.stats.day.queryOptions(
      { day },
      { refetchInterval: ({ state }) => everyMilliseconds(state.data?.pending, isToday) },
    ),
  );
  const timeline = useQuery(
    api.activity.timeline.queryOptions(
      { day },
      { refetchInterval: everyMilliseconds(stats.data?.pending, isToday) },
    ),
  );
  const sites = timeline.data?.sites ?? [];
  const isNamed = hasNames(sites);
  // Without its single visits a day's sites cannot be computed here: ask for what the server kept.
  const kept = useQuery(
    api.sites.summary.queryOptions({ from: day, to: day }, { enabled: !isNamed }),
  );
  const keptPulls = useQuery(
    api.sites.pulledOut.queryOptions({ from: day, to: day }, { enabled: !isNamed }),
  );
  return { stats, timeline, sites, isNamed, kept, keptPulls };
}

function everyMilliseconds(isPending: boolean | undefined, isToday: boolean): number | false {
  if (isPending === true) return PENDING_MILLISECONDS;
  return isToday ? TODAY_MILLISECONDS : false;
}
