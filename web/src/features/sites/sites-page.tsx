import type { Category } from "@streakline/shared/categories/categories.ts";
import type { SetRuleInput } from "@streakline/shared/sites/sites-answers.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { api } from "../../api/api.ts";
import { askLater, mayAsk } from "../../domain/sites/ask-later.ts";
import { PulledOutList } from "../../domain/sites/pulled-out-list.tsx";
import { rangeDays } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { Rederiving, useRederive } from "../../domain/rederiving/rederiving.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { Card } from "../../ui/layout/card.tsx";
import { rangeWords } from "../../ui/format/format-day.ts";
import { ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { DomainsCard } from "./domains-card.tsx";
import { NoSites } from "./no-sites.tsx";
import { siteBarSize, siteWeeks } from "./site-bars.ts";
import {
  CategoriesCard,
  SiteBarsCard,
  SiteHoursCard,
  SitesFigures,
  SiteWeekHoursCard,
  TrendCard,
} from "./sites-cards.tsx";
import { UncategorisedCard } from "./uncategorised-card.tsx";

const route = getRouteApi("/_in/sites");

/**
 * Websites of any range: how they count, by hour, day and week, and what may be changed about it.
 * All of the choice is in the address.
 */
export function SitesPage(): ReactNode {
  const me = useMe();
  const today = useToday(me.settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const range = search.range ?? "30d";
  const days = rangeDays({ ...search, range }, today, me.settings.weekStartsOn);
  const { daysLeft, daysTotal } = useRederive();
  const follow = {
    placeholderData: keepPreviousData,
    refetchInterval: daysLeft > 0 ? (1_500 as const) : (false as const),
  };
  const summary = useQuery(api.sites.summary.queryOptions(days, follow));
  const pulled = useQuery(api.sites.pulledOut.queryOptions(days, follow));
  const read = useQuery(api.sites.pagesRead.queryOptions(days, follow));
  const rules = useQuery(api.sites.rules.queryOptions());
  const [asking, setAsking] = useState(() => mayAsk("sites", Math.floor(Date.now() / 1000)));
  const unknown = useQuery(api.sites.uncategorised.queryOptions(undefined, { enabled: asking }));
  const isEmpty = summary.data?.secondsTotal === 0;
  const consents = useQuery(api.privacy.consents.queryOptions(undefined, { enabled: isEmpty }));
  const devices = useQuery(api.devices.list.queryOptions(undefined, { enabled: isEmpty }));
  const setRule = useMutation(
    api.sites.setRule.mutationOptions({
      onSuccess: async ({ rederive }, { domain }) => {
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        showToast(
          rederive.daysLeft > 0
            ? `${domain} is changed; your days are being counted again`
            : `${domain} is changed`,
        );
        await queryClient.invalidateQueries(api.sites.pathFilter());
      },
      onError: (error) => showToast(refusalOf(error).sentence, true),
    }),
  );
  useWhenDone(daysLeft, () => void queryClient.invalidateQueries(api.sites.pathFilter()));

  function later(): void {
    askLater(["sites", "today"], Math.floor(Date.now() / 1000));
    setAsking(false);
  }

  const isBusy = daysLeft > 0 || setRule.isPending;
  const rule = (next: SetRuleInput) => setRule.mutate(next);
  const size = summary.data === undefined ? "day" : siteBarSize(summary.data, search.bars);
  const weeks = summary.data === undefined ? [] : siteWeeks(summary.data, me.settings.weekStartsOn);
  const lit = search.counts ?? null;

  function pick(start: string): void {
    if (size === "week")
      void setSearch({
        search: { ...search, from: start, to: addDays(start, 6), range: "custom" },
      });
    else if (size === "month")
      void setSearch({
        search: { ...search, ...rangeDays({ range: "month" }, start, 1), range: "custom" },
      });
    else void navigate({ to: "/day/$day", params: { day: start } });
  }

  const link = (category: Category, name: ReactNode) => (
    <Link
      to="/sites"
      search={{ ...search, category: search.category === category ? undefined : category }}
      resetScroll={false}
      className="rounded-sm underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
        Sites{" "}
        <span className="text-base font-normal tracking-normal text-ink-2">
          {rangeWords(days.from, days.to)}
        </span>
      </h1>
      <RangePicker
        range={range}
        days={days}
        today={today}
        onChange={(choice) =>
          void setSearch({
            search: { ...search, from: undefined, to: undefined, bars: undefined, ...choice },
          })
        }
      />
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      {summary.data === undefined ? (
        summary.isError ? (
          <Refused error={summary.error} onRetry={() => void summary.refetch()} />
        ) : (
          <SitesSkeleton />
        )
      ) : (
        <div
          aria-busy={summary.isPlaceholderData || undefined}
          className={`flex flex-col gap-4 transition-opacity duration-100 ${summary.isPlaceholderData ? "opacity-50" : ""}`}
        >
          {summary.isError && (
            <Refused error={summary.error} onRetry={() => void summary.refetch()} />
          )}
          {isEmpty ? (
            <section className="card">
              {consents.data === undefined || devices.data === undefined ? (
                <Skeleton className="m-5 h-64" />
              ) : (
                <NoSites
                  consent={
                    consents.data.consents.find(({ kind }) => kind === "sites")?.state ??
                    "never_asked"
                  }
                  hasBrowser={devices.data.devices.some(
                    ({ kind, revokedAt }) => kind === "browser" && revokedAt === null,
                  )}
                  origin={globalThis.location.origin}
                />
              )}
            </section>
          ) : (
            <>
              <SitesFigures summary={summary.data} lit={lit} />
              {asking && unknown.data !== undefined && (
                <UncategorisedCard
                  domains={unknown.data.domains}
                  isBusy={isBusy}
                  onRule={rule}
                  onLater={later}
                />
              )}
              <div className="grid gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
                <SiteBarsCard
                  summary={summary.data}
                  size={size}
                  weekStartsOn={me.settings.weekStartsOn}
                  lit={lit}
                  onSize={(bars) => void setSearch({ search: { ...search, bars } })}
                  onPick={pick}
                />
                <SiteHoursCard summary={summary.data} lit={lit} />
              </div>
              <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
                <DomainsCard
                  domains={summary.data.domains}
                  rest={{
                    count: summary.data.domainsTotal - summary.data.domains.length,
                    seconds: summary.data.otherSeconds,
                  }}
                  pagesRead={read.data?.sites}
                  rules={rules.data?.rules}
                  narrowing={search}
                  isBusy={isBusy}
                  onNarrow={({ counts, category, q }) =>
                    void setSearch({
                      search: { ...search, counts, category, q },
                      replace: true,
                      resetScroll: false,
                    })
                  }
                  onRule={rule}
                />
                <div className="flex min-w-0 flex-col gap-4">
                  <CategoriesCard summary={summary.data} link={link} />
                  <Card title="What pulled you out">
                    {pulled.data === undefined ? (
                      pulled.isError ? (
                        <Refused error={pulled.error} onRetry={() => void pulled.refetch()} />
                      ) : (
                        <Skeleton className="h-32" />
                      )
                    ) : (
                      <PulledOutList
                        rows={pulled.data.sites}
                        hadBlocks={summary.data.weeks.some(
                          ({ deepWorkBlocks }) => deepWorkBlocks > 0,
                        )}
                        limit={6}
                      />
                    )}
                  </Card>
                </div>
              </div>
              <div className={`grid items-start gap-4 ${weeks.length > 1 ? "lg:grid-cols-2" : ""}`}>
                {weeks.length > 1 && <TrendCard weeks={weeks} />}
                <SiteWeekHoursCard
                  summary={summary.data}
                  weekStartsOn={me.settings.weekStartsOn}
                  lit={lit}
                />
              </div>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** Calls once when the number of days that are left falls to none. */
function useWhenDone(daysLeft: number, onDone: () => void): void {
  const wasLeft = useRef(0);
  useEffect(() => {
    if (wasLeft.current > 0 && daysLeft === 0) onDone();
    wasLeft.current = daysLeft;
  });
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { sentence, requestId, canRetry } = refusalOf(error);
  return (
    <ErrorNote sentence={sentence} requestId={requestId} onRetry={canRetry ? onRetry : undefined} />
  );
}

function SitesSkeleton() {
  return (
    <>
      <Loading what="your sites" />
      <Skeleton className="h-36" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </>
  );
}
