import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Refused } from "../../domain/feedback/refused.tsx";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { rangeDays } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { Rederiving } from "../../domain/rederiving/rederiving.tsx";
import { Dimmed } from "../../ui/feedback/dimmed.tsx";
import { Loading, Skeleton } from "../../ui/feedback/states.tsx";
import { rangeWords } from "../../ui/format/format-day.ts";
import { EmptySites } from "./empty/empty-sites.tsx";
import { SitesBody } from "./sites-body.tsx";
import { useSetRule } from "./domains/use-set-rule.ts";
import { type SitesQueries, useSitesQueries, useUncategorised } from "./use-sites-queries.ts";

const route = getRouteApi("/_in/sites");

/**
 * Websites of any range: weight classes, hours, days, weeks and rules. The whole choice is in the
 * address.
 */
export function SitesPage(): ReactNode {
  const { settings } = useMe();
  const today = useToday(settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const range = search.range ?? "30d";
  const days = rangeDays({ ...search, range }, today, settings.weekStartsOn);
  const { setRule, isBusy, daysLeft, daysTotal } = useSetRule();
  const queries = useSitesQueries(days, daysLeft > 0);
  const unknown = useUncategorised();
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
        Sites{" "}
        <span className="text-base font-normal tracking-normal text-ink-2">
          {rangeWords(days.from, days.to)}
        </span>
      </h1>
      <RangePicker
        range={range}
        days={days}
        today={today}
        onChange={(choice) =>
          void setSearch({
            search: { ...search, from: undefined, to: undefined, bars: undefined, ...choice },
          })
        }
      />
      {daysLeft > 0 && <Rederiving daysLeft={daysLeft} daysTotal={daysTotal} />}
      <SitesAnswer summary={queries.summary}>
        {(summary) => (
          <SitesBody
            summary={summary}
            queries={queries}
            unknown={unknown}
            isBusy={isBusy}
            onRule={setRule}
          />
        )}
      </SitesAnswer>
    </div>
  );
}

/** The states of the answer: refused, loading, empty, there; dimmed while it is of another range. */
function SitesAnswer({
  summary,
  children,
}: {
  summary: SitesQueries["summary"];
  children: (summary: SitesSummary) => ReactNode;
}) {
  const refused = summary.isError && (
    <Refused error={summary.error} onRetry={() => void summary.refetch()} />
  );
  if (summary.data === undefined) return refused || <SitesSkeleton />;
  return (
    <Dimmed isOld={summary.isPlaceholderData}>
      {refused}
      {summary.data.secondsTotal === 0 ? (
        <section className="card">
          <EmptySites />
        </section>
      ) : (
        children(summary.data)
      )}
    </Dimmed>
  );
}

function SitesSkeleton() {
  return (
    <>
      <Loading what="your sites" />
      <Skeleton className="h-36" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </>
  );
}
