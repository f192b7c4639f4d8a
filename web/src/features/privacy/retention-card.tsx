import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { Refused } from "../../domain/feedback/refused.tsx";
import { Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { PlainSelect } from "../../ui/forms/field.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { retentionChoices, retentionWords } from "./privacy-words.ts";
import { toastRefusal } from "./toast-refusal.ts";

/** How long single visits are kept, and the choice of another time. */
export function RetentionCard() {
  const retention = useQuery(api.privacy.retention.queryOptions());
  return (
    <Card title="How long single visits are kept">
      {retention.data !== undefined && <RetentionForm months={retention.data.siteDetailMonths} />}
      {retention.data === undefined && retention.isError && (
        <Refused error={retention.error} onRetry={() => void retention.refetch()} />
      )}
      {retention.data === undefined && !retention.isError && <Skeleton className="h-16" />}
    </Card>
  );
}

function RetentionForm({ months }: { months: number }) {
  const queryClient = useQueryClient();
  const save = useMutation(
    api.privacy.setRetention.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(api.privacy.retention.queryKey(), next);
        showToast("Saved");
      },
      onError: toastRefusal,
    }),
  );
  return (
    <fieldset disabled={save.isPending} className="min-w-0">
      <PlainSelect
        label="Keep visits to websites for"
        value={String(months)}
        options={retentionChoices(months)}
        onChange={(value) => save.mutate({ siteDetailMonths: Number(value) })}
      />
      <p className="mt-2 text-sm text-ink-3">
        {retentionWords(months)} A shorter time takes effect within a day.
      </p>
    </fieldset>
  );
}
