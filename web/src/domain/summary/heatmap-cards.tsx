import type { HeatmapAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { daysBetween, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { useMemo } from "react";
import { CalendarHeatmap } from "../../ui/charts/heatmap/calendar-heatmap.tsx";
import { HourHeatmap } from "../../ui/charts/heatmap/hour-heatmap.tsx";
import { Skeleton } from "../../ui/feedback/states.tsx";
import { Card } from "../../ui/layout/card.tsx";
import type { DayRange } from "../range/range.ts";

/** Calendar and hours of the week, or skeletons while they load. */
export function HeatmapCards({
  heatmap,
  days,
  weekStartsOn,
  today,
  onPick,
}: {
  heatmap: HeatmapAnswer | undefined;
  days: DayRange;
  weekStartsOn: number;
  today: Day;
  onPick: (day: Day) => void;
}) {
  const list = useMemo(() => daysBetween(days.from, days.to), [days.from, days.to]);
  const seconds = useMemo(
    () => new Map(heatmap?.days.map((entry) => [entry.day, entry.seconds])),
    [heatmap],
  );
  return (
    <div className={`grid gap-4 ${columnsFor(list.length)}`}>
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

/** The longer the range, the more width its calendar needs. */
function columnsFor(days: number): string {
  if (days > 120) return "";
  return days > 45 ? "lg:grid-cols-2" : "lg:grid-cols-[17rem_minmax(0,1fr)]";
}
