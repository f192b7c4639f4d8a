import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { useToday } from "../../domain/person/use-now.ts";
import { type DayRange, rangeDays } from "../../domain/range/range.ts";
import { RangePicker } from "../../domain/range/range-picker.tsx";
import { filterOf } from "../../domain/range/search.ts";
import { GROUPS } from "../../domain/summary/bars.ts";
import { SummaryView } from "../../domain/summary/summary-view.tsx";
import type { ShareRow } from "../../ui/charts/shares/share-list.tsx";
import { rangeWords } from "../../ui/format/format-day.ts";
import { EmptyRange } from "./empty-range.tsx";
import { FilterBar } from "./filter-bar.tsx";

const route = getRouteApi("/_in/ranges");

/** Any range with any filter; the whole choice is in the address. */
export function RangesPage(): ReactNode {
  const { settings } = useMe();
  const today = useToday(settings);
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const range = search.range ?? "30d";
  const days = rangeDays({ ...search, range }, today, settings.weekStartsOn);
  const filter = filterOf(search);
  const summary = useQuery(
    api.stats.summary.queryOptions(
      { ...days, filter, groupBy: search.by ?? "project" },
      { placeholderData: keepPreviousData },
    ),
  );
  const heatmap = useQuery(
    api.stats.heatmap.queryOptions({ ...days, filter }, { placeholderData: keepPreviousData }),
  );
  // The name of a share; a click filters by it.
  const filterLink = (dimension: Dimension, row: ShareRow, name: ReactNode) => (
    <Link
      to="/ranges"
      search={{ ...search, [dimension]: [row.value] }}
      className="rounded-sm underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-8 font-semibold tracking-[-0.015em]">
        {rangeWords(days.from, days.to)}
      </h1>
      <div className="flex flex-col gap-2">
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
        <Filters days={days} />
      </div>
      <SummaryView
        summary={summary}
        heatmap={heatmap.data}
        days={days}
        today={today}
        what="the range"
        empty={<Nothing />}
        groups={GROUPS}
        bars={search.bars}
        onGroup={(by) =>
          void setSearch({ search: { ...search, by: by === "project" ? undefined : by } })
        }
        onBars={(bars) => void setSearch({ search: { ...search, bars } })}
        onRange={(chosen) => void setSearch({ search: { ...search, ...chosen, range: "custom" } })}
        link={filterLink}
      />
    </div>
  );
}

function Filters({ days }: { days: DayRange }) {
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const [pickerOpened, setPickerOpened] = useState(false);
  const filter = filterOf(search);
  const all = useQuery(
    api.stats.summary.queryOptions(
      { ...days, groupBy: "project" },
      { enabled: pickerOpened || Object.keys(filter).length > 0, staleTime: 60_000 },
    ),
  );
  const { range, from, to, by } = search;
  return (
    <FilterBar
      filter={filter}
      values={all.data?.breakdown}
      onOpen={() => setPickerOpened(true)}
      onChange={(next) => void setSearch({ search: { range, from, to, by, ...next } })}
    />
  );
}

function Nothing() {
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const { range, from, to, by } = search;
  return (
    <EmptyRange
      isFiltered={Object.keys(filterOf(search)).length > 0}
      onRemoveFilters={() => void setSearch({ search: { range, from, to, by } })}
    />
  );
}
