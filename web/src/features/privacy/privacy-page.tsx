import type { ConsentKind, ConsentRow } from "@streakline/shared/privacy/consents.ts";
import { RANGE_DAYS_MAX } from "@streakline/shared/stats/stats-answers.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { Rederiving, useRederive } from "../../domain/rederiving/rederiving.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { Card } from "../../ui/layout/card.tsx";
import { PlainSelect } from "../../ui/forms/field.tsx";
import { groupDigits } from "../../ui/format/format-duration.ts";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { PAST_WORDS, RETENTION_CHOICES, retentionWords } from "./privacy-words.ts";
import { StoredCard } from "./stored-card.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/**
 * What the person allows, what becomes of the past, how long visits are kept, and what is stored.
 */
export function PrivacyPage(): ReactNode {
  const me = useMe();
  const queryClient = useQueryClient();
  const { daysLeft, daysTotal } = useRederive();
  const [asked, setAsked] = useState<ConsentKind | null>(null);
  const consents = useQuery(api.privacy.consents.queryOptions());
  const answer = useMutation(
    api.privacy.setConsent.mutationOptions({
      onSuccess: (next) => queryClient.setQueryData(api.privacy.consents.queryKey(), next),
      onError: tell,
    }),
  );
  const deletion = useMutation(
    api.privacy.deletePast.mutationOptions({
      onSuccess: async ({ recordsDeleted, rederive }) => {
        queryClient.setQueryData(api.settings.rederiveProgress.queryKey(), rederive);
        showToast(
          `Deleted: ${groupDigits(recordsDeleted)} ${recordsDeleted === 1 ? "record" : "records"}`,
        );
        // Also what this browser keeps for reading offline.
        for (const path of [api.sites, api.stats, api.activity])
          queryClient.removeQueries({ ...path.pathFilter(), type: "inactive" });
        await queryClient.invalidateQueries();
      },
      onError: tell,
    }),
  );
  const rows = consents.data?.consents;
  const byKind = (kind: ConsentKind | null): ConsentRow | null =>
    rows?.find((row) => row.kind === kind) ?? null;
  const pageKeys = useHasPageKeys(byKind("page_keys")?.state === "withdrawn");
  const isBusy = answer.isPending || deletion.isPending;

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

  async function stop(row: ConsentRow, andDelete: boolean): Promise<void> {
    const isOff = row.state !== "given" || (await set(row, false));
    if (isOff && andDelete) await deletion.mutateAsync({ kind: row.kind }).catch(() => undefined);
    else if (isOff) showToast(`${row.title}: off, the past stays`);
    setAsked(null);
  }

  const asking = byKind(asked);
  return (
    <>
      <PageTitle lead="Nothing is recorded before its own yes. Every answer can be changed here at any time, and holds on all your devices within a minute.">
        Privacy
      </PageTitle>
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      <Card title="What you allow">
        {rows === undefined ? (
          consents.isError ? (
            <ErrorNote {...refusalOf(consents.error)} onRetry={() => void consents.refetch()} />
          ) : (
            <>
              <Loading what="your answers" />
              <Skeleton className="h-80" />
            </>
          )
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {rows.map((row) => (
              <ConsentCard
                key={row.kind}
                consent={row}
                timeZone={me.settings.timeZone}
                needs={
                  row.kind === "page_keys" &&
                  row.state === "given" &&
                  byKind("sites")?.state !== "given"
                    ? "Websites"
                    : null
                }
                hasPast={row.kind !== "page_keys" || pageKeys}
                isBusy={isBusy}
                onChange={(given) => change(row, given)}
                onDelete={() => setAsked(row.kind)}
              />
            ))}
          </ul>
        )}
      </Card>
      <RetentionCard />
      <StoredCard />
      <WithdrawDialog
        consent={asking}
        isBusy={isBusy}
        onClose={() => setAsked(null)}
        onStop={() => asking !== null && void stop(asking, false)}
        onDelete={() => asking !== null && void stop(asking, true)}
      />
    </>
  );
}

/** Whether any visit has page keys. When the server cannot tell, there may be some. */
function useHasPageKeys(enabled: boolean): boolean {
  const today = useToday(useMe().settings);
  const days = { from: addDays(today, 2 - RANGE_DAYS_MAX), to: addDays(today, 1) };
  const read = useQuery(api.sites.pagesRead.queryOptions(days, { enabled }));
  return read.isError || (read.data !== undefined && read.data.sites.length > 0);
}

function RetentionCard() {
  const queryClient = useQueryClient();
  const retention = useQuery(api.privacy.retention.queryOptions());
  const save = useMutation(
    api.privacy.setRetention.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(api.privacy.retention.queryKey(), next);
        showToast("Saved");
      },
      onError: tell,
    }),
  );
  const months = retention.data?.siteDetailMonths;
  const choices =
    months === undefined
      ? []
      : [
          ...new Set<number>([...RETENTION_CHOICES.slice(0, -1), ...(months > 0 ? [months] : [])]),
        ].sort((a, b) => a - b);
  return (
    <Card title="How long single visits are kept">
      {months === undefined ? (
        retention.isError ? (
          <ErrorNote {...refusalOf(retention.error)} onRetry={() => void retention.refetch()} />
        ) : (
          <Skeleton className="h-16" />
        )
      ) : (
        <fieldset disabled={save.isPending} className="min-w-0">
          <PlainSelect
            label="Keep visits to websites for"
            value={String(months)}
            options={[
              ...choices.map((value) => ({
                value: String(value),
                label: value === 1 ? "1 month" : `${value} months`,
              })),
              { value: "0", label: "For ever" },
            ]}
            onChange={(value) => save.mutate({ siteDetailMonths: Number(value) })}
          />
          <p className="mt-2 text-sm text-ink-3">
            {retentionWords(months)} Shortening it applies with the next daily run.
          </p>
        </fieldset>
      )}
    </Card>
  );
}

function tell(error: unknown): void {
  showToast(refusalOf(error).sentence, true);
}
