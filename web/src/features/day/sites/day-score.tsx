import { lazy, Suspense } from "react";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import type { DayQueries } from "../use-day-queries.ts";

// Only days with sites need them.
const DayProductivity = lazy(() =>
  import("./day-sites.tsx").then((module) => ({ default: module.DayProductivity })),
);
const KeptProductivity = lazy(() =>
  import("./day-sites.tsx").then((module) => ({ default: module.KeptProductivity })),
);

/** The productivity score of a day with sites, from its visits or from what was kept of them. */
export function DayScore(props: { codingSeconds: number; queries: DayQueries }) {
  return (
    <Suspense fallback={<Skeleton className="h-16" />}>
      <Score {...props} />
    </Suspense>
  );
}

function Score({
  codingSeconds,
  queries: { sites, isNamed, kept },
}: {
  codingSeconds: number;
  queries: DayQueries;
}) {
  if (isNamed) return <DayProductivity codingSeconds={codingSeconds} sites={sites} />;
  if (kept.data === undefined) return <Skeleton className="h-16" />;
  return <KeptProductivity kept={kept.data} />;
}
