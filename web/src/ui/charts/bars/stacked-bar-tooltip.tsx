import { exactDuration, formatDuration } from "../../format/format-duration.ts";
import { ChartTooltip } from "../chart-tooltip.tsx";
import type { Series, StackedBar } from "./stacked-bars.tsx";

const WIDTH = 224;
const DISTANCE = 14;
const PARTS_MAX = 6;

/** A bar in figures, beside it: right of its `centre` where there is room, else left. */
export function StackedBarTooltip({
  bar,
  series,
  centre,
  width,
}: {
  bar: StackedBar;
  series: readonly Series[];
  centre: number;
  /** Width of the chart. */
  width: number;
}) {
  const right = centre + DISTANCE;
  const left = right + WIDTH <= width ? right : Math.max(0, centre - DISTANCE - WIDTH);
  const names = new Map(series.map((entry) => [entry.value, entry]));
  return (
    <ChartTooltip place="top-2 w-56" left={left}>
      <p className="font-semibold">{bar.title}</p>
      <p className="mb-1 text-ink-2">{exactDuration(bar.seconds)}</p>
      {bar.parts.slice(0, PARTS_MAX).map(({ value, seconds }) => (
        <p key={value} className="flex items-center gap-2">
          <span
            className="size-2 shrink-0 rounded-[2px]"
            style={{ background: names.get(value)?.colour ?? "var(--slot-other)" }}
          />
          <span className="min-w-0 flex-1 truncate text-ink-2">
            {names.get(value)?.name ?? value}
          </span>
          <span>{formatDuration(seconds)}</span>
        </p>
      ))}
      {bar.parts.length > PARTS_MAX && (
        <p className="text-ink-3">and {bar.parts.length - PARTS_MAX} more</p>
      )}
    </ChartTooltip>
  );
}
