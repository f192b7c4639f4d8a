import type { Dimension } from "@streakline/shared/stats/filter.ts";
import {
  type HeatmapAnswer,
  type Lines,
  OTHER_VALUE,
  type SummaryAnswer,
} from "@streakline/shared/stats/stats-answers.ts";
import { daysBetween, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { Card, Figure } from "../../ui/layout/card.tsx";
import { CalendarHeatmap } from "../../ui/charts/calendar-heatmap.tsx";
import { HourHeatmap } from "../../ui/charts/hour-heatmap.tsx";
import { StackedBars } from "../../ui/charts/stacked-bars.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { BigDuration } from "../../ui/format/duration.tsx";
import { Explain } from "../../ui/feedback/explain.tsx";
import { mediumDay, rangeWords } from "../../ui/format/format-day.ts";
import { exactDuration, formatDuration, groupDigits } from "../../ui/format/format-duration.ts";
import { ShareList, type ShareRow } from "../../ui/charts/share-list.tsx";
import { Skeleton } from "../../ui/feedback/states.tsx";
import { AsTable } from "../../ui/layout/table.tsx";
import { type BarSize, barsOf, comparisonWords } from "./bars.ts";
import { DIMENSION_WORDS } from "../names/names.ts";
import { rangeLength } from "../range/range.ts";
import { namedShares } from "./shares.ts";
import { useColours } from "../names/use-colours.ts";

/** Total, average, best day and comparison of a range. */
export function SummaryFigures({ summary, days }: { summary: SummaryAnswer; days: number }) {
  const { before, bestDay } = summary;
  return (
    <section
      aria-label="The range in figures"
      className="card grid grid-cols-2 gap-x-8 gap-y-6 p-4 sm:p-5 lg:grid-cols-4"
    >
      <Figure
        label={
          <Explain
            title={exactDuration(summary.secondsTotal)}
            text="All days of the range together, with the filters that are set."
          >
            Coding time
          </Explain>
        }
        remark={
          <span
            title={`${rangeWords(before.from, before.to)}: ${exactDuration(before.secondsTotal)}`}
          >
            {comparisonWords(before.change, rangeLength(before))}
          </span>
        }
      >
        <span data-testid="range-total">
          <BigDuration seconds={summary.secondsTotal} size="medium" />
        </span>
      </Figure>
      <Figure
        label={
          <Explain
            title={exactDuration(summary.secondsPerDay)}
            text={`The total divided by ${groupDigits(summary.daysCounted)} days: up to today, and not before your first recorded day.`}
          >
            A day, on average
          </Explain>
        }
        remark={`over ${groupDigits(summary.daysCounted)} ${summary.daysCounted === 1 ? "day" : "days"}`}
      >
        <BigDuration seconds={summary.secondsPerDay} size="medium" />
      </Figure>
      <Figure
        label="Best day"
        remark={
          bestDay !== null && (
            <Link
              to="/day/$day"
              params={{ day: bestDay.day }}
              className="underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {mediumDay(bestDay.day)} {bestDay.day.slice(0, 4)}
            </Link>
          )
        }
      >
        {bestDay === null ? (
          <span className="text-[1.625rem] leading-8 text-ink-3">None</span>
        ) : (
          <BigDuration seconds={bestDay.seconds} size="medium" />
        )}
      </Figure>
      <Figure
        label="Active days"
        remark={
          summary.pendingDays > 0
            ? `${summary.pendingDays} being counted again`
            : `of ${groupDigits(days)}`
        }
      >
        <span className="text-[1.625rem] leading-8 font-semibold tracking-[-0.03em]">
          {groupDigits(summary.daysActive)}
        </span>
      </Figure>
    </section>
  );
}

/** Stacked bars over the range with the shares beside; pointing at a share lights it up. */
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
  /** The first day of what the bar stands for. */
  onPick: (start: Day) => void;
  /** Wraps the name of a row; not asked about the row that sums up what the list does not name. */
  link?: ((dimension: Dimension, row: ShareRow, name: ReactNode) => ReactNode) | undefined;
}) {
  const [lit, setLit] = useState<string | null>(null);
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
  return (
    <Card
      title={{ day: "Day by day", week: "Week by week", month: "Month by month" }[size]}
      aside={
        <div className="flex max-w-full flex-wrap gap-2">
          {size !== "month" && summary.buckets.length > 28 && (
            <Choice
              label="Bars"
              value={size}
              options={[
                { value: "day", label: "Days" },
                { value: "week", label: "Weeks" },
              ]}
              onChange={onSize}
            />
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
            lit={lit !== null && inChart.has(lit) ? lit : null}
            onPick={onPick}
          />
          <AsTable
            caption={`Time by ${size}`}
            head={[
              { day: "Day", week: "Week", month: "Month" }[size],
              "Time",
              ...series.map(({ name }) => name),
            ]}
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

/** Calendar and hours of a range, or their places while they load. */
export function HeatmapCards({
  heatmap,
  days,
  weekStartsOn,
  today,
  onPick,
}: {
  heatmap: HeatmapAnswer | undefined;
  days: { from: Day; to: Day };
  weekStartsOn: number;
  today: Day;
  onPick: (day: Day) => void;
}) {
  const list = useMemo(() => daysBetween(days.from, days.to), [days.from, days.to]);
  const seconds = useMemo(
    () => new Map(heatmap?.days.map((entry) => [entry.day, entry.seconds])),
    [heatmap],
  );
  const columns =
    list.length > 120
      ? ""
      : list.length > 45
        ? "lg:grid-cols-2"
        : "lg:grid-cols-[17rem_minmax(0,1fr)]";
  return (
    <div className={`grid gap-4 ${columns}`}>
      <Card title="Calendar">
        {heatmap === undefined ? (
          <Skeleton className="h-44" />
        ) : (
          <CalendarHeatmap
            days={list}
            seconds={seconds}
            firstWeekday={weekdayOf(days.from)}
            weekStartsOn={weekStartsOn}
            today={today}
            onPick={onPick}
          />
        )}
      </Card>
      <Card title="Hours of the week">
        {heatmap === undefined ? (
          <Skeleton className="h-44" />
        ) : (
          <HourHeatmap hours={heatmap.hours} weekStartsOn={weekStartsOn} />
        )}
      </Card>
    </div>
  );
}

/** What was written over a range, in one line of figures. */
export function LinesRow({ lines }: { lines: Lines }) {
  const rows = [
    ["Lines typed", lines.added + lines.modified],
    ["Lines inserted", lines.inserted],
    ["Lines deleted", lines.deleted],
    ["Keystrokes", lines.keystrokes],
    ["Commits", lines.gitCommits],
  ] as const;
  return (
    <section aria-label="What was written" className="card p-4 sm:p-5">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-5">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt className="eyebrow">{term}</dt>
            <dd className="text-lg font-semibold">{groupDigits(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The places of a summary while it loads. */
export function SummarySkeleton() {
  return (
    <>
      <Skeleton className="h-46 lg:h-30" />
      <Skeleton className="h-96" />
      <Skeleton className="h-60" />
    </>
  );
}
