import { RANGE_DAYS_MAX } from "@streakline/shared/stats/stats-answers.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../api/api.ts";
import { Refused } from "../../domain/feedback/refused.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { Rederiving } from "../../domain/rederiving/rederiving.tsx";
import { useRederive } from "../../domain/rederiving/use-rederive.ts";
import { Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { ConsentCard } from "./consent-card.tsx";
import { RetentionCard } from "./retention-card.tsx";
import { StoredCard } from "./stored-card.tsx";
import { useConsents } from "./use-consents.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** The consents of the person, how long visits are kept, and what is stored. */
export function PrivacyPage(): ReactNode {
  const { daysLeft, daysTotal } = useRederive();
  const consents = useConsents();
  const { asking, isBusy, closeQuestion, withdraw } = consents;
  return (
    <>
      <PageTitle
        lead={
          "Everything is off until you allow it. " +
          "You can change every answer here at any time; it holds on all your devices within a minute."
        }
      >
        Privacy
      </PageTitle>
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      <Card title="What you allow">
        <Consents consents={consents} />
      </Card>
      <RetentionCard />
      <StoredCard />
      <WithdrawDialog
        consent={asking}
        isBusy={isBusy}
        onClose={closeQuestion}
        onStop={() => asking !== null && void withdraw(asking, false)}
        onDelete={() => asking !== null && void withdraw(asking, true)}
      />
    </>
  );
}

function Consents({ consents }: { consents: ReturnType<typeof useConsents> }) {
  const { timeZone } = useMe().settings;
  const { rows, isBusy, change, ask } = consents;
  const stateOf = (kind: string) => rows?.find((row) => row.kind === kind)?.state;
  const hasPageKeys = useHasPageKeys(stateOf("page_keys") === "withdrawn");
  if (rows === undefined && consents.isError)
    return <Refused error={consents.error} onRetry={consents.refetch} />;
  if (rows === undefined) {
    return (
      <>
        <Loading what="your answers" />
        <Skeleton className="h-80" />
      </>
    );
  }
  const areSitesOff = stateOf("sites") !== "given";
  return (
    <ul className="flex flex-col divide-y divide-line">
      {rows.map((row) => (
        <ConsentCard
          key={row.kind}
          consent={row}
          timeZone={timeZone}
          needs={
            row.kind === "page_keys" && row.state === "given" && areSitesOff ? "Websites" : null
          }
          hasPast={row.kind !== "page_keys" || hasPageKeys}
          isBusy={isBusy}
          onChange={(given) => change(row, given)}
          onDelete={() => ask(row)}
        />
      ))}
    </ul>
  );
}

/** Whether any visit has page keys; true when the server cannot tell. */
function useHasPageKeys(enabled: boolean): boolean {
  const today = useToday(useMe().settings);
  const days = { from: addDays(today, 2 - RANGE_DAYS_MAX), to: addDays(today, 1) };
  const read = useQuery(api.sites.pagesRead.queryOptions(days, { enabled }));
  return read.isError || (read.data !== undefined && read.data.sites.length > 0);
}
