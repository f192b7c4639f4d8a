import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { barSize } from "../../domain/summary/bars.ts";
import { nameOf } from "../../domain/names/names.ts";
import { rangeDays, rangeLength } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { refusalOf } from "../../api/refusal.ts";
import {
  BarsCard,
  HeatmapCards,
  LinesRow,
  SummaryFigures,
  SummarySkeleton,
} from "../../domain/summary/summary-cards.tsx";
import { useColours } from "../../domain/names/use-colours.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { Duration } from "../../ui/format/duration.tsx";
import { datedDay } from "../../ui/format/format-day.ts";
import { Empty, ErrorNote, Loading } from "../../ui/feedback/states.tsx";

const route = getRouteApi("/_in/project");
const GROUPS = ["language", "branch", "editor", "deviceId"] as const satisfies readonly Dimension[];

/** One project over a range: by language, branch, editor and device. */
export function ProjectPage(): ReactNode {
  const me = useMe();
  const today = useToday(me.settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const navigate = useNavigate();
  const range = search.range ?? "90d";
  const by = GROUPS.find((group) => group === search.by) ?? "language";
  const days = rangeDays({ ...search, range }, today, me.settings.weekStartsOn);
  const filter = { project: [search.name] };
  const summary = useQuery(
    api.stats.summary.queryOptions(
      { ...days, filter, groupBy: by },
      { placeholderData: keepPreviousData },
    ),
  );
  const heatmap = useQuery(
    api.stats.heatmap.queryOptions({ ...days, filter }, { placeholderData: keepPreviousData }),
  );
  const projects = useQuery(api.activity.projects.queryOptions());
  const row = projects.data?.projects.find(({ project }) => project === search.name);
  const colour = useColours("project", [search.name]);
  const name = nameOf("project", search.name);

  const size = summary.data === undefined ? "day" : barSize(summary.data, search.bars);

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

  return (
    <div className="flex flex-col gap-4">
      <div>
        <Link
          to="/projects"
          className="text-sm text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          Projects
        </Link>
        <h1 className="mt-1 flex items-center gap-2.5 text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
          <span
            aria-hidden="true"
            className="size-3.5 shrink-0 rounded-[4px]"
            style={{ background: colour(search.name) }}
          />
          <span className="min-w-0 break-words">{name}</span>
        </h1>
        <p className="min-h-5 text-sm text-ink-2">
          {row !== undefined && (
            <>
              <Duration seconds={row.secondsTotal} /> in all, from {datedDay(row.firstDay)} to{" "}
              {datedDay(row.lastDay)}, mostly {nameOf("language", row.topLanguage)}
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
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
        <Link
          to="/ranges"
          search={{ range, from: search.from, to: search.to, project: [search.name] }}
          className="text-sm underline decoration-line-strong underline-offset-4"
        >
          More filters in Ranges
        </Link>
      </div>
      {summary.data === undefined ? (
        summary.isError ? (
          <ErrorNote {...refusalOf(summary.error)} onRetry={() => void summary.refetch()} />
        ) : (
          <>
            <Loading what="the project" />
            <SummarySkeleton />
          </>
        )
      ) : (
        <div
          aria-busy={summary.isPlaceholderData || undefined}
          className={`flex flex-col gap-4 transition-opacity duration-100 ${summary.isPlaceholderData ? "opacity-50" : ""}`}
        >
          <SummaryFigures summary={summary.data} days={rangeLength(days)} />
          {summary.data.secondsTotal === 0 ? (
            <section className="card">
              <Empty title="Nothing in this range">
                {row === undefined
                  ? "This project is not known."
                  : `It was last worked on ${datedDay(row.lastDay)}. Choose a longer range.`}
              </Empty>
            </section>
          ) : (
            <>
              <BarsCard
                summary={summary.data}
                groups={GROUPS}
                onGroup={(group) =>
                  void setSearch({
                    search: { ...search, by: group === "language" ? undefined : group },
                  })
                }
                size={size}
                weekStartsOn={me.settings.weekStartsOn}
                onSize={(bars) => void setSearch({ search: { ...search, bars } })}
                onPick={pick}
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
