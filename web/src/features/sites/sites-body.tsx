import type { Category } from "@streakline/shared/categories/categories.ts";
import type { SetRuleInput, SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../domain/person/use-me.ts";
import { daysOfBar } from "../../domain/summary/days-of-bar.ts";
import { CategoriesCard } from "./cards/categories-card.tsx";
import { DomainsCard } from "./domains/domains-card.tsx";
import { PulledOutCard } from "./cards/pulled-out-card.tsx";
import { siteBarSize, siteWeeks } from "./cards/site-bars.ts";
import { SiteBarsCard } from "./cards/site-bars-card.tsx";
import { SiteHoursCard, SiteWeekHoursCard } from "./cards/site-hours-cards.tsx";
import { SitesFigures } from "./cards/sites-figures.tsx";
import { TrendCard } from "./cards/trend-card.tsx";
import { UncategorisedCard } from "./cards/uncategorised-card.tsx";
import type { SitesQueries, useUncategorised } from "./use-sites-queries.ts";

const route = getRouteApi("/_in/sites");

/** How rules about domains are changed; not while days are being counted again. */
type Rules = { isBusy: boolean; onRule: (rule: SetRuleInput) => void };

/** The cards of a range that has sites. */
export function SitesBody({
  summary,
  queries,
  unknown,
  isBusy,
  onRule,
}: {
  summary: SitesSummary;
  queries: SitesQueries;
  unknown: ReturnType<typeof useUncategorised>;
} & Rules) {
  const { weekStartsOn } = useMe().settings;
  const search = route.useSearch();
  const lit = search.counts ?? null;
  const weeks = siteWeeks(summary, weekStartsOn);
  const hadBlocks = summary.weeks.some(({ deepWorkBlocks }) => deepWorkBlocks > 0);
  // A click on a category narrows the list of domains to it; a second click undoes that.
  const categoryLink = (category: Category, name: ReactNode) => (
    <Link
      to="/sites"
      search={{ ...search, category: search.category === category ? undefined : category }}
      resetScroll={false}
      className="rounded-sm underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
  return (
    <>
      <SitesFigures summary={summary} lit={lit} />
      {unknown.domains !== null && (
        <UncategorisedCard
          domains={unknown.domains}
          isBusy={isBusy}
          onRule={onRule}
          onLater={unknown.onLater}
        />
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Bars summary={summary} />
        <SiteHoursCard summary={summary} lit={lit} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Domains summary={summary} queries={queries} isBusy={isBusy} onRule={onRule} />
        <div className="flex min-w-0 flex-col gap-4">
          <CategoriesCard summary={summary} link={categoryLink} />
          <PulledOutCard pulled={queries.pulled} hadBlocks={hadBlocks} />
        </div>
      </div>
      <div className={`grid items-start gap-4 ${weeks.length > 1 ? "lg:grid-cols-2" : ""}`}>
        {weeks.length > 1 && <TrendCard weeks={weeks} />}
        <SiteWeekHoursCard summary={summary} weekStartsOn={weekStartsOn} lit={lit} />
      </div>
    </>
  );
}

function Bars({ summary }: { summary: SitesSummary }) {
  const { weekStartsOn } = useMe().settings;
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const navigate = useNavigate();
  const size = siteBarSize(summary, search.bars);

  function pick(start: string): void {
    const range = daysOfBar(start, size);
    if (range === null) void navigate({ to: "/day/$day", params: { day: start } });
    else void setSearch({ search: { ...search, ...range, range: "custom" } });
  }

  return (
    <SiteBarsCard
      summary={summary}
      size={size}
      weekStartsOn={weekStartsOn}
      lit={search.counts ?? null}
      onSize={(bars) => void setSearch({ search: { ...search, bars } })}
      onPick={pick}
    />
  );
}

function Domains({
  summary,
  queries,
  isBusy,
  onRule,
}: { summary: SitesSummary; queries: SitesQueries } & Rules) {
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const { domains, domainsTotal, otherSeconds } = summary;
  return (
    <DomainsCard
      domains={domains}
      rest={{ count: domainsTotal - domains.length, seconds: otherSeconds }}
      pagesRead={queries.pagesRead}
      rules={queries.rules}
      narrowing={search}
      isBusy={isBusy}
      onNarrow={({ counts, category, q }) =>
        void setSearch({
          search: { ...search, counts, category, q },
          replace: true,
          resetScroll: false,
        })
      }
      onRule={onRule}
    />
  );
}
