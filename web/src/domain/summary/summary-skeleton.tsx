import { Skeleton } from "../../ui/feedback/states.tsx";

/** Skeletons of a summary. */
export function SummarySkeleton() {
  return (
    <>
      <Skeleton className="h-46 lg:h-30" />
      <Skeleton className="h-96" />
      <Skeleton className="h-60" />
    </>
  );
}
