import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { lazy, Suspense } from "react";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import { NoAnswer } from "../empty/no-answer.tsx";
import type { DayQueries } from "../use-day-queries.ts";

// Only days with sites need them.
const DaySites = lazy(() =>
  import("./day-sites.tsx").then((module) => ({ default: module.DaySites })),
);
const KeptDaySites = lazy(() =>
  import("./day-sites.tsx").then((module) => ({ default: module.KeptDaySites })),
);

/** The sites of a day: from its visits, or from what was kept of them; nothing without sites. */
export function DaySitesSection({
  day,
  stats,
  queries: { timeline, sites, isNamed, kept, keptPulls },
}: {
  day: Day;
  stats: DayAnswer;
  queries: DayQueries;
}) {
  if (isNamed) {
    if (sites.length === 0 || timeline.data === undefined) return null;
    return (
      <Suspense fallback={<Skeleton className="h-52" />}>
        <DaySites
          day={day}
          zones={stats}
          intervals={timeline.data.intervals}
          sites={sites}
          blocks={stats.deepWork}
        />
      </Suspense>
    );
  }
  if (kept.data !== undefined && keptPulls.data !== undefined) {
    return (
      <Suspense fallback={<Skeleton className="h-52" />}>
        <KeptDaySites
          day={day}
          kept={kept.data}
          pulled={keptPulls.data.sites}
          hadBlocks={stats.deepWork.length > 0}
        />
      </Suspense>
    );
  }
  if (!kept.isError && !keptPulls.isError) return <Skeleton className="h-52" />;
  return (
    <NoAnswer
      error={kept.error ?? keptPulls.error}
      onRetry={() => {
        void kept.refetch();
        void keptPulls.refetch();
      }}
    />
  );
}
