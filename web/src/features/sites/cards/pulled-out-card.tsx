import { Refused } from "../../../domain/feedback/refused.tsx";
import { PulledOutList } from "../../../domain/sites/pulled-out-list.tsx";
import { Skeleton } from "../../../ui/feedback/states.tsx";
import { Card } from "../../../ui/layout/card.tsx";
import type { SitesQueries } from "../use-sites-queries.ts";

/** Sites that interrupted or ended deep work in a range. */
export function PulledOutCard({
  pulled,
  hadBlocks,
}: {
  pulled: SitesQueries["pulled"];
  hadBlocks: boolean;
}) {
  return (
    <Card title="What pulled you out">
      <PulledOut pulled={pulled} hadBlocks={hadBlocks} />
    </Card>
  );
}

function PulledOut({ pulled, hadBlocks }: { pulled: SitesQueries["pulled"]; hadBlocks: boolean }) {
  if (pulled.data !== undefined)
    return <PulledOutList rows={pulled.data.sites} hadBlocks={hadBlocks} limit={6} />;
  if (pulled.isError) return <Refused error={pulled.error} onRetry={() => void pulled.refetch()} />;
  return <Skeleton className="h-32" />;
}
