import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { HeatmapAnswer, SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ShareRow } from "../../ui/charts/shares/share-list.tsx";
import { Dimmed } from "../../ui/feedback/dimmed.tsx";
import { Loading } from "../../ui/feedback/states.tsx";
import { Refused } from "../feedback/refused.tsx";
import { useMe } from "../person/use-me.ts";
import { type DayRange, rangeLength } from "../range/range.ts";
import { barSize } from "./bars.ts";
import { BarsCard } from "./bars-card.tsx";
import { daysOfBar } from "./days-of-bar.ts";
import { HeatmapCards } from "./heatmap-cards.tsx";
import { LinesRow } from "./lines-row.tsx";
import { SummaryFigures } from "./summary-figures.tsx";
import { SummarySkeleton } from "./summary-skeleton.tsx";

/** A summary and what may be chosen in it. */
type SummaryViewProps = {
  summary: UseQueryResult<SummaryAnswer, unknown>;
  /** Undefined while it loads. */
  heatmap: HeatmapAnswer | undefined;
  days: DayRange;
  today: Day;
  /** What a screen reader hears to be loading: "the range". */
  what: string;
  /** Stands below the figures of a range without any time. */
  empty: ReactNode;
  groups: readonly Dimension[];
  /** Bars of days or weeks, where the person chose. */
  bars: "day" | "week" | undefined;
  onGroup: (group: Dimension) => void;
  onBars: (bars: "day" | "week") => void;
  /** A bar of a week or month was chosen: the days it stands for. */
  onRange: (days: DayRange) => void;
  link?: (dimension: Dimension, row: ShareRow, name: ReactNode) => ReactNode;
};

/** The summary of a range: refused, loading, empty or there; dimmed while it is of another range. */
export function SummaryView(props: SummaryViewProps) {
  const { summary, days, what, empty } = props;
  const refused = summary.isError && (
    <Refused error={summary.error} onRetry={() => void summary.refetch()} />
  );
  if (summary.data === undefined && summary.isError) return refused;
  if (summary.data === undefined) {
    return (
      <>
        <Loading what={what} />
        <SummarySkeleton />
      </>
    );
  }
  return (
    <Dimmed isOld={summary.isPlaceholderData}>
      {refused}
      <SummaryFigures summary={summary.data} days={rangeLength(days)} />
      {summary.data.secondsTotal === 0 ? (
        <section className="card">{empty}</section>
      ) : (
        <SummaryCards {...props} answer={summary.data} />
      )}
    </Dimmed>
  );
}

function SummaryCards({
  answer,
  heatmap,
  days,
  today,
  groups,
  bars,
  onGroup,
  onBars,
  onRange,
  link,
}: SummaryViewProps & { answer: SummaryAnswer }) {
  const { weekStartsOn } = useMe().settings;
  const navigate = useNavigate();
  const size = barSize(answer, bars);
  const goToDay = (day: Day) => void navigate({ to: "/day/$day", params: { day } });

  function pick(start: Day): void {
    const range = daysOfBar(start, size);
    if (range === null) goToDay(start);
    else onRange(range);
  }

  return (
    <>
      <BarsCard
        summary={answer}
        groups={groups}
        onGroup={onGroup}
        size={size}
        weekStartsOn={weekStartsOn}
        onSize={onBars}
        onPick={pick}
        link={link}
      />
      <HeatmapCards
        heatmap={heatmap}
        days={days}
        weekStartsOn={weekStartsOn}
        today={today}
        onPick={goToDay}
      />
      <LinesRow lines={answer.lines} />
    </>
  );
}
