import type { SetRuleInput } from "@streakline/shared/sites/sites-answers.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../../api/api.ts";
import { refusalOf } from "../../../api/refusal.ts";
import { useRederive } from "../../../domain/rederiving/use-rederive.ts";
import { showToast } from "../../../ui/feedback/toast.tsx";

/**
 * Sets the rule of a domain. The server then counts days again; `isBusy` until it is done, then
 * everything about sites is fetched again.
 */
export function useSetRule(): {
  setRule: (rule: SetRuleInput) => void;
  isBusy: boolean;
  daysLeft: number;
  daysTotal: number;
} {
  const queryClient = useQueryClient();
  const { daysLeft, daysTotal } = useRederive();
  const { mutate, isPending } = useMutation(
    api.sites.setRule.mutationOptions({
      onSuccess: async ({ rederive }, { domain }) => {
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        const then = rederive.daysLeft > 0 ? "; your days are being counted again" : "";
        showToast(`${domain} is changed${then}`);
        await queryClient.invalidateQueries(api.sites.pathFilter());
      },
      onError: (error) => showToast(refusalOf(error).sentence, true),
    }),
  );
  useWhenDone(daysLeft, () => void queryClient.invalidateQueries(api.sites.pathFilter()));
  return {
    setRule: (rule) => mutate(rule),
    isBusy: daysLeft > 0 || isPending,
    daysLeft,
    daysTotal,
  };
}

/** Calls once when the number of days that are left falls to none. */
function useWhenDone(daysLeft: number, onDone: () => void): void {
  const wasLeft = useRef(0);
  useEffect(() => {
    if (wasLeft.current > 0 && daysLeft === 0) onDone();
    wasLeft.current = daysLeft;
  });
}
