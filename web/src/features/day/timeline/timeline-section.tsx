import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { useNow } from "../../../domain/person/use-now.ts";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import { type DaySearch, viewOf } from "../day-search.ts";
import { EmptyDay } from "../empty/empty-day.tsx";
import { NoAnswer } from "../empty/no-answer.tsx";
import type { DayQueries } from "../use-day-queries.ts";
import { TimelineCard } from "./timeline-card.tsx";

/** The timeline of a day, or why there is none; what is chosen in it goes into the address. */
export function TimelineSection({
  isToday,
  stats,
  timeline,
  search,
  setSearch,
}: {
  isToday: boolean;
  stats: DayAnswer;
  timeline: DayQueries["timeline"];
  search: DaySearch;
  setSearch: (search: DaySearch) => void;
}) {
  const now = useNow();
  if (timeline.data === undefined && timeline.isError)
    return <NoAnswer error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.data === undefined) return <Skeleton className="h-72" />;
  const { intervals, agent, sites = [] } = timeline.data;
  if (intervals.length === 0 && agent.length === 0 && sites.length === 0) {
    return (
      <section className="card">
        <EmptyDay isToday={isToday} />
      </section>
    );
  }
  const by = search.lanes ?? "project";
  return (
    <TimelineCard
      timeline={timeline.data}
      by={by}
      shares={stats.breakdown[by]}
      blocks={stats.deepWork}
      view={viewOf(search)}
      now={now}
      picked={search.at ?? null}
      onBy={(lanes) => setSearch({ ...search, lanes: lanes === "project" ? undefined : lanes })}
      onView={(next) => setSearch({ ...search, from: next?.from, to: next?.to })}
      onPick={(at) => setSearch({ ...search, at })}
    />
  );
}
