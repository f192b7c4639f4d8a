import type { Day } from "@streakline/shared/time/instant.ts";
import { useSyncExternalStore } from "react";
import { connection, subscribeConnection } from "../../api/connection.ts";
import { instantWords } from "../../ui/format/format-day.ts";
import { Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { DayFigures } from "./cards/day-figures.tsx";
import { DayWork } from "./cards/day-work.tsx";
import { ShareCards } from "./cards/share-cards.tsx";
import type { DaySearch } from "./day-search.ts";
import { NoAnswer } from "./empty/no-answer.tsx";
import { DayScore } from "./sites/day-score.tsx";
import { DaySitesSection } from "./sites/day-sites-section.tsx";
import { UnknownSites } from "./sites/unknown-sites.tsx";
import { TimelineSection } from "./timeline/timeline-section.tsx";
import type { DayQueries } from "./use-day-queries.ts";

/** Everything of a day below its header, in the order it is read. */
export function DayBody({
  day,
  isToday,
  queries,
  search,
  setSearch,
}: {
  day: Day;
  isToday: boolean;
  queries: DayQueries;
  search: DaySearch;
  setSearch: (search: DaySearch) => void;
}) {
  const state = useSyncExternalStore(subscribeConnection, connection, () => "online" as const);
  const { stats, sites, isNamed } = queries;
  const hasSites = sites.length > 0;
  if (stats.data === undefined && stats.isError)
    return <NoAnswer error={stats.error} onRetry={() => void stats.refetch()} />;
  if (stats.data === undefined) return <DaySkeleton />;
  const seenAt = Math.floor(stats.dataUpdatedAt / 1000);
  return (
    <>
      <DayFigures
        day={stats.data}
        asOf={state === "online" ? null : instantWords(seenAt, stats.data.timeZone)}
      >
        {hasSites ? (
          <DayScore codingSeconds={stats.data.secondsTotal} queries={queries} />
        ) : undefined}
      </DayFigures>
      <TimelineSection
        isToday={isToday}
        stats={stats.data}
        timeline={queries.timeline}
        search={search}
        setSearch={setSearch}
      />
      {isToday && <UnknownSites />}
      {stats.data.secondsTotal > 0 && <ShareCards breakdown={stats.data.breakdown} />}
      <DaySitesSection day={day} stats={stats.data} queries={queries} />
      <DayWork day={stats.data} hasSites={hasSites && isNamed} />
    </>
  );
}

function DaySkeleton() {
  return (
    <>
      <Loading what="the day" />
      <Skeleton className="h-96 md:h-72 lg:h-[9.5rem]" />
      <Skeleton className="h-72" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-52" />
        ))}
      </div>
    </>
  );
}
