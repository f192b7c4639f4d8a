import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE, type SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { type ReactNode, useMemo, useState } from "react";
import { ShareList, type ShareRow } from "../../ui/charts/shares/share-list.tsx";
import { type Series, type StackedBar, StackedBars } from "../../ui/charts/bars/stacked-bars.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { exactDuration, formatDuration } from "../../ui/format/format-duration.ts";
import { Card } from "../../ui/layout/card.tsx";
import { AsTable } from "../../ui/layout/table.tsx";
import { DIMENSION_WORDS } from "../names/names.ts";
import { useColours } from "../names/use-colours.ts";
import { type BarSize, SIZE_WORDS } from "./bar-words.ts";
import { barsOf } from "./bars.ts";
import { DaysOrWeeks } from "./days-or-weeks.tsx";
import { namedShares } from "./shares.ts";

/** Ranges of more days offer bars by week. */
const DAYS_WITHOUT_CHOICE_MAX = 28;

/** Stacked bars of a range with a list of shares; hovering a share highlights its series. */
export function BarsCard({
  summary,
  groups,
  size,
  weekStartsOn,
  onGroup,
  onSize,
  onPick,
  link,
}: {
  summary: SummaryAnswer;
  groups: readonly Dimension[];
  onGroup: (group: Dimension) => void;
  size: BarSize;
  weekStartsOn: number;
  onSize: (size: "day" | "week") => void;
  /** Called with the first day of the bar that was chosen. */
  onPick: (start: Day) => void;
  /** Wraps the name of a row; not called for the row that sums up what the list does not name. */
  link?: ((dimension: Dimension, row: ShareRow, name: ReactNode) => ReactNode) | undefined;
}) {
  const [lit, setLit] = useState<string | null>(null);
  const by = summary.groupBy;
  const { bars, series, rows } = useBars(summary, size, weekStartsOn);
  const isInChart = (value: string) => series.some((entry) => entry.value === value);
  return (
    <Card
      title={SIZE_WORDS[size].title}
      aside={
        <div className="flex max-w-full flex-wrap gap-2">
          {size !== "month" && summary.buckets.length > DAYS_WITHOUT_CHOICE_MAX && (
            <DaysOrWeeks size={size} onSize={onSize} />
          )}
          <Choice
            label="Group by"
            value={by}
            options={groups.map((value) => ({ value, label: DIMENSION_WORDS[value].one }))}
            onChange={onGroup}
          />
        </div>
      }
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          <StackedBars
            label={`Time by ${size}`}
            bars={bars}
            series={series}
            lit={lit !== null && isInChart(lit) ? lit : null}
            onPick={onPick}
          />
          <BarsTable size={size} bars={bars} series={series} />
        </div>
        <div>
          <h3 className="sr-only">Shares</h3>
          <ShareList
            rows={rows}
            limit={8}
            onHover={setLit}
            link={link && ((row, name) => (row.value === OTHER_VALUE ? name : link(by, row, name)))}
          />
        </div>
      </div>
    </Card>
  );
}

/** The bars of a summary, their series, and the rows of the list beside in the same colours. */
function useBars(summary: SummaryAnswer, size: BarSize, weekStartsOn: number) {
  const by = summary.groupBy;
  const shares = summary.breakdown[by];
  const colour = useColours(
    by,
    shares.map(({ value }) => value),
  );
  const { bars, series } = useMemo(
    () => barsOf(summary, colour, size, weekStartsOn),
    [summary, colour, size, weekStartsOn],
  );
  const named = useMemo(() => namedShares(by, shares, colour), [by, shares, colour]);
  const inChart = new Set(series.map(({ value }) => value));
  const rows = named.map((row) =>
    inChart.has(row.value) ? row : { ...row, colour: "var(--slot-other)" },
  );
  return { bars, series, rows };
}

function BarsTable({
  size,
  bars,
  series,
}: {
  size: BarSize;
  bars: readonly StackedBar[];
  series: readonly Series[];
}) {
  return (
    <AsTable
      caption={`Time by ${size}`}
      head={[SIZE_WORDS[size].one, "Time", ...series.map(({ name }) => name)]}
      rows={bars
        .filter(({ seconds }) => seconds > 0)
        .map(({ title, seconds, parts }) => [
          title,
          exactDuration(seconds),
          ...series.map(({ value }) =>
            formatDuration(parts.find((part) => part.value === value)?.seconds ?? 0),
          ),
        ])}
    />
  );
}
