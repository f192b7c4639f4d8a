import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { barSize, GROUPS } from "../../domain/summary/bars.ts";
import { NothingConnectedYet } from "../../domain/connect/nothing-connected.tsx";
import { rangeDays, rangeLength } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { filterOf } from "../../domain/range/search.ts";
import {
  BarsCard,
  HeatmapCards,
  LinesRow,
  SummaryFigures,
  SummarySkeleton,
} from "../../domain/summary/summary-cards.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { Button } from "../../ui/forms/button.tsx";
import { rangeWords } from "../../ui/format/format-day.ts";
import { Mark } from "../../ui/layout/logo.tsx";
import type { ShareRow } from "../../ui/charts/share-list.tsx";
import { Empty, ErrorNote, Loading } from "../../ui/feedback/states.tsx";
import { FilterBar } from "./filter-bar.tsx";

const route = getRouteApi("/_in/ranges");

/** Any range with any filter; all of it is in the address. */
export function RangesPage(): ReactNode {
  const me = useMe();
  const today = useToday(me.settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const navigate = useNavigate();
  const [pickerOpened, setPickerOpened] = useState(false);
  const range = search.range ?? "30d";
  const by = search.by ?? "project";
  const days = rangeDays({ ...search, range }, today, me.settings.weekStartsOn);
  const filter = filterOf(search);
  const isFiltered = Object.keys(filter).length > 0;
  const summary = useQuery(
    api.stats.summary.queryOptions(
      { ...days, filter, groupBy: by },
      { placeholderData: keepPreviousData },
    ),
  );
  const heatmap = useQuery(
    api.stats.heatmap.queryOptions({ ...days, filter }, { placeholderData: keepPreviousData }),
  );
  const all = useQuery(
    api.stats.summary.queryOptions(
      { ...days, groupBy: "project" },
      { enabled: pickerOpened || isFiltered, staleTime: 60_000 },
    ),
  );

  const size = summary.data === undefined ? "day" : barSize(summary.data, search.bars);

  function pick(start: string): void {
    if (size === "week")
      void setSearch({
        search: { ...search, from: start, to: addDays(start, 6), range: "custom" },
      });
    else if (size === "month")
      void setSearch({ search: { ...search, ...rangeDaysOfMonth(start), range: "custom" } });
    else void navigate({ to: "/day/$day", params: { day: start } });
  }

  const link = (dimension: Dimension, row: ShareRow, name: ReactNode) => (
    <Link
      to="/ranges"
      search={{ ...search, [dimension]: [row.value] }}
      className="rounded-sm underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
        {rangeWords(days.from, days.to)}
      </h1>
      <div className="flex flex-col gap-2">
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
        <FilterBar
          filter={filter}
          values={all.data?.breakdown}
          onOpen={() => setPickerOpened(true)}
          onChange={(next) =>
            void setSearch({
              search: {
                range: search.range,
                from: search.from,
                to: search.to,
                by: search.by,
                ...next,
              },
            })
          }
        />
      </div>
      {summary.data === undefined ? (
        summary.isError ? (
          <Refused error={summary.error} onRetry={() => void summary.refetch()} />
        ) : (
          <>
            <Loading what="the range" />
            <SummarySkeleton />
          </>
        )
      ) : (
        <div
          aria-busy={summary.isPlaceholderData || undefined}
          className={`flex flex-col gap-4 transition-opacity duration-100 ${summary.isPlaceholderData ? "opacity-50" : ""}`}
        >
          {summary.isError && (
            <Refused error={summary.error} onRetry={() => void summary.refetch()} />
          )}
          <SummaryFigures summary={summary.data} days={rangeLength(days)} />
          {summary.data.secondsTotal === 0 ? (
            <section className="card">
              {me.hasDevices || me.hasSessions || isFiltered ? (
                <Empty
                  art={
                    <span className="text-line-strong">
                      <Mark size={44} />
                    </span>
                  }
                  title={
                    isFiltered
                      ? "Nothing in this range with these filters"
                      : "Nothing was recorded in this range"
                  }
                  action={
                    isFiltered ? (
                      <Button
                        onClick={() =>
                          void setSearch({
                            search: {
                              range: search.range,
                              from: search.from,
                              to: search.to,
                              by: search.by,
                            },
                          })
                        }
                      >
                        Remove the filters
                      </Button>
                    ) : undefined
                  }
                >
                  {isFiltered
                    ? "Each filter narrows the one before."
                    : "Choose a longer range, or another one."}
                </Empty>
              ) : (
                <NothingConnectedYet />
              )}
            </section>
          ) : (
            <>
              <BarsCard
                summary={summary.data}
                groups={GROUPS}
                onGroup={(group) =>
                  void setSearch({
                    search: { ...search, by: group === "project" ? undefined : group },
                  })
                }
                size={size}
                weekStartsOn={me.settings.weekStartsOn}
                onSize={(bars) => void setSearch({ search: { ...search, bars } })}
                onPick={pick}
                link={link}
              />
              <HeatmapCards
                heatmap={heatmap.data}
                days={days}
                weekStartsOn={me.settings.weekStartsOn}
                today={today}
                onPick={(day) => void navigate({ to: "/day/$day", params: { day } })}
              />
              <LinesRow lines={summary.data.lines} />
            </>
          )}
        </div>
      )}
    </div>
  );
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { sentence, requestId, canRetry } = refusalOf(error);
  return (
    <ErrorNote sentence={sentence} requestId={requestId} onRetry={canRetry ? onRetry : undefined} />
  );
}

function rangeDaysOfMonth(start: string): { from: string; to: string } {
  return rangeDays({ range: "month" }, start, 1);
}
