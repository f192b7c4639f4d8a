import type { ConsentKind, ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { groupDigits } from "../../ui/format/format-duration.ts";
import { showToast } from "../../ui/feedback/toast.tsx";
import { PAST_WORDS } from "./privacy-words.ts";
import { toastRefusal } from "./toast-refusal.ts";

/**
 * The consents of a person and what changes them. Switching off a kind that has records asks first
 * whether to delete them: `asking` is that kind, null while none is.
 */
export function useConsents(): {
  rows: readonly ConsentRow[] | undefined;
  error: unknown;
  isError: boolean;
  refetch: () => void;
  isBusy: boolean;
  asking: ConsentRow | null;
  change: (row: ConsentRow, given: boolean) => void;
  ask: (row: ConsentRow) => void;
  closeQuestion: () => void;
  withdraw: (row: ConsentRow, andDelete: boolean) => Promise<void>;
} {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<ConsentKind | null>(null);
  const consents = useQuery(api.privacy.consents.queryOptions());
  const answer = useMutation(
    api.privacy.setConsent.mutationOptions({
      onSuccess: (next) => queryClient.setQueryData(api.privacy.consents.queryKey(), next),
      onError: toastRefusal,
    }),
  );
  const deletion = useDeletion();
  const rows = consents.data?.consents;

  /** Gives whether the server took the answer. */
  async function set({ kind, versionNow }: ConsentRow, given: boolean): Promise<boolean> {
    return answer.mutateAsync({ kind, given, version: versionNow, place: "web" }).then(
      () => true,
      () => false,
    );
  }

  function change(row: ConsentRow, given: boolean): void {
    if (!given && PAST_WORDS[row.kind] !== null) setAsked(row.kind);
    else
      void set(row, given).then(
        (done) => done && showToast(`${row.title}: ${given ? "on" : "off"}`),
      );
  }

  async function withdraw(row: ConsentRow, andDelete: boolean): Promise<void> {
    const isOff = row.state !== "given" || (await set(row, false));
    if (isOff && andDelete) await deletion.mutateAsync({ kind: row.kind }).catch(() => undefined);
    else if (isOff) showToast(`${row.title}: off, the past stays`);
    setAsked(null);
  }

  return {
    rows,
    error: consents.error,
    isError: consents.isError,
    refetch: () => void consents.refetch(),
    isBusy: answer.isPending || deletion.isPending,
    asking: rows?.find((row) => row.kind === asked) ?? null,
    change,
    ask: (row) => setAsked(row.kind),
    closeQuestion: () => setAsked(null),
    withdraw,
  };
}

/**
 * Deletes the records of a kind on the server, and the answers about them that this browser keeps.
 */
function useDeletion() {
  const queryClient = useQueryClient();
  return useMutation(
    api.privacy.deletePast.mutationOptions({
      onSuccess: async ({ recordsDeleted, rederive }) => {
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        const records = recordsDeleted === 1 ? "record" : "records";
        showToast(`Deleted: ${groupDigits(recordsDeleted)} ${records}`);
        for (const path of [api.sites, api.stats, api.activity])
          queryClient.removeQueries({ ...path.pathFilter(), type: "inactive" });
        await queryClient.invalidateQueries();
      },
      onError: toastRefusal,
    }),
  );
}
