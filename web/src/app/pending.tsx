import { Loading, Skeleton } from "../ui/feedback/states.tsx";

/** Shown while the code of a page loads. */
export function Pending() {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-5 sm:px-6">
      <Loading what="the page" />
      <Skeleton className="h-9 w-64" />
      <Skeleton className="h-72" />
      <Skeleton className="h-40" />
    </div>
  );
}
