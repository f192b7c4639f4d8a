import type { PersonsSettings, SettingsChange } from "@streakline/shared/accounts/settings.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { showToast } from "../../ui/feedback/toast.tsx";

/**
 * Saves changed settings. Calls `onSaved` with all settings as the server took them; then days and
 * timelines are asked for again.
 */
export function useSaveSettings(onSaved: (settings: PersonsSettings) => void): {
  save: (changes: SettingsChange) => void;
  isSaving: boolean;
  /** Null unless the server refused the last change. */
  error: unknown;
} {
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation(
    api.settings.update.mutationOptions({
      onSuccess: async ({ settings, rederive }, changes) => {
        onSaved(settings);
        queryClient.setQueryData(
          api.accounts.me.queryKey(),
          (me) =>
            me && {
              ...me,
              settings,
              timeZoneIsGuessed: me.timeZoneIsGuessed && changes.timeZone === undefined,
            },
        );
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        showToast(rederive.daysLeft > 0 ? "Saved; your days are being counted again" : "Saved");
        await Promise.all([
          queryClient.invalidateQueries(api.stats.pathFilter()),
          queryClient.invalidateQueries(api.activity.pathFilter()),
        ]);
      },
    }),
  );
  return { save: (changes) => mutate(changes), isSaving: isPending, error };
}
