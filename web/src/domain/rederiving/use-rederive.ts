import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../api/api.ts";
import { showToast } from "../../ui/feedback/toast.tsx";

/**
 * How many days are still to be counted again, of how many; asked for while there are any. When the
 * last day is done, everything that was counted is asked for again.
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
