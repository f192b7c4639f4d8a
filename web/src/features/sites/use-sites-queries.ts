import type {
  PagesReadAnswer,
  PulledOutAnswer,
  SiteRule,
  SitesSummary,
  UncategorisedAnswer,
} from "@streakline/shared/sites/sites-answers.ts";
import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { DayRange } from "../../domain/range/range.ts";
import { askLater, mayAsk } from "../../domain/sites/ask-later.ts";

/** The interval at which sites are fetched while days are being counted again, in milliseconds. */
const REFETCH_MILLISECONDS = 1_500;

/** What the sites page asks the server, and what it answered so far. */
export type SitesQueries = {
  summary: UseQueryResult<SitesSummary, unknown>;
  pulled: UseQueryResult<PulledOutAnswer, unknown>;
  /** Different pages by domain; undefined while they load. */
  pagesRead: PagesReadAnswer["sites"] | undefined;
  /** The rules of the person; undefined while they load. */
  rules: readonly SiteRule[] | undefined;
};

/**
 * Fetches everything about the sites of a range at once; again while days are being counted again.
 */
export function useSitesQueries(days: DayRange, isCounting: boolean): SitesQueries {
  const follow = {
    placeholderData: keepPreviousData,
    refetchInterval: isCounting ? REFETCH_MILLISECONDS : (false as const),
  };
  const summary = useQuery(api.sites.summary.queryOptions(days, follow));
  const pulled = useQuery(api.sites.pulledOut.queryOptions(days, follow));
  const read = useQuery(api.sites.pagesRead.queryOptions(days, follow));
  const rules = useQuery(api.sites.rules.queryOptions());
  return { summary, pulled, pagesRead: read.data?.sites, rules: rules.data?.rules };
}

/**
 * The sites without a category that may be asked about; null while they load and for a week after
 * the person said "Not now".
 */
export function useUncategorised(): {
  domains: UncategorisedAnswer["domains"] | null;
  onLater: () => void;
} {
  const [asking, setAsking] = useState(() => mayAsk("sites", Math.floor(Date.now() / 1000)));
  const unknown = useQuery(api.sites.uncategorised.queryOptions(undefined, { enabled: asking }));
  return {
    domains: asking ? (unknown.data?.domains ?? null) : null,
    onLater: () => {
      askLater(["sites", "today"], Math.floor(Date.now() / 1000));
      setAsking(false);
    },
  };
}
