import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../api/api.ts";
import { groupDigits } from "../../ui/format/format-duration.ts";
import { showToast } from "../../ui/feedback/toast.tsx";

/** How far the days are that are being counted again. */
export function Rederiving({ daysLeft, daysTotal }: { daysLeft: number; daysTotal: number }) {
  const done = Math.max(0, daysTotal - daysLeft);
  return (
    <section aria-label="Counting again" className="card p-4 sm:p-5">
      <div className="flex justify-between gap-4">
        <span className="font-medium">Your days are being counted again</span>
        <span className="text-ink-2">
          {groupDigits(done)} of {groupDigits(daysTotal)}
        </span>
      </div>
      <progress
        aria-label="Days counted again"
        value={done}
        max={Math.max(1, daysTotal)}
        className="mt-3 h-2 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-2 text-sm text-ink-3">
        You can leave this page. Days that are not counted again yet still show their old time.
      </p>
    </section>
  );
}

/**
 * The progress of counting days again, followed while it goes on; when the last day is done,
 * everything that was counted is asked for anew.
 */
export function useRederive(): { daysLeft: number; daysTotal: number } {
  const queryClient = useQueryClient();
  const { data } = useQuery(
    api.settings.rederiveProgress.queryOptions(undefined, {
      refetchInterval: ({ state }) => ((state.data?.daysLeft ?? 0) > 0 ? 700 : false),
    }),
  );
  const daysLeft = data?.daysLeft ?? 0;
  const wasLeft = useRef(0);
  useEffect(() => {
    if (wasLeft.current > 0 && daysLeft === 0) {
      showToast("All days are counted again");
      void queryClient.invalidateQueries(api.stats.pathFilter());
      void queryClient.invalidateQueries(api.activity.pathFilter());
    }
    wasLeft.current = daysLeft;
  }, [daysLeft, queryClient]);
  return { daysLeft, daysTotal: data?.daysTotal ?? 0 };
}
