import { useState } from "react";
import { exactDuration, formatDuration } from "../../format/format-duration.ts";
import { DurationLines } from "../axis/axis-lines.tsx";
import { barTicks } from "../axis/bar-ticks.ts";
import { useWidth } from "../use-width.ts";
import { ChartTooltip } from "../chart-tooltip.tsx";

/** What a part stands for, in the order they are stacked from below. */
export type HourSeries = { value: string; name: string; colour: string };
/** Seconds of an hour by series. */
type Hour = Readonly<Record<string, number>>;

const LEFT = 44;
const BOTTOM = 22;
const TOP = 6;
const HOURS = 24;

/**
 * The 24 local hours as stacked bars; pointing at one shows its parts. The figures belong in a
 * table beside. `lit` dims the other series.
 */
export function HourBars({
  hours,
  series,
  lit = null,
  height = 200,
}: {
  /** By hour, 0 to 23. */
  hours: readonly Hour[];
  series: readonly HourSeries[];
  lit?: string | null;
  height?: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(480);
  const [shown, setShown] = useState<number | null>(null);
  const plotHeight = height - BOTTOM - TOP;
  const step = Math.max(100, width - LEFT) / HOURS;
  const totals = hours.map((hour) =>
    series.reduce((sum, { value }) => sum + (hour[value] ?? 0), 0),
  );
  const ticks = barTicks(Math.max(0, ...totals));
  const most = ticks.at(-1) ?? 1;
  const hour = shown === null ? undefined : hours[shown];
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="relative"
      style={{ height }}
      onMouseLeave={() => setShown(null)}
    >
      <svg width={width} height={height} className="block max-w-full">
        <DurationLines
          ticks={ticks}
          left={LEFT}
          width={width}
          y={(seconds) => TOP + plotHeight * (1 - seconds / most)}
        />
        {hours.map((parts, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- an hour is its place
          <g key={index} onMouseEnter={() => setShown(index)}>
            <rect
              x={LEFT + index * step}
              y={TOP}
              width={step}
              height={plotHeight}
              fill="var(--ink)"
              opacity={shown === index ? 0.07 : 0}
            />
            <HourParts
              parts={parts}
              series={series}
              lit={lit}
              x={LEFT + index * step}
              step={step}
              perSecond={plotHeight / most}
              bottom={TOP + plotHeight}
            />
            {index % 6 === 0 && (
              <text x={LEFT + index * step} y={height - 6} fontSize={11} fill="var(--ink-3)">
                {hourWords(index)}
              </text>
            )}
          </g>
        ))}
      </svg>
      {hour !== undefined && shown !== null && (
        <HourTooltip
          hour={shown}
          parts={hour}
          total={totals[shown] ?? 0}
          series={series}
          left={tooltipLeft(LEFT + shown * step, step, width)}
        />
      )}
    </div>
  );
}

/** The parts of one hour, stacked from `bottom` up; `perSecond` in pixels. */
function HourParts({
  parts,
  series,
  lit,
  x,
  step,
  perSecond,
  bottom,
}: {
  parts: Hour;
  series: readonly HourSeries[];
  lit: string | null;
  x: number;
  step: number;
  perSecond: number;
  bottom: number;
}) {
  let top = bottom;
  return series.map(({ value, colour }) => {
    const size = (parts[value] ?? 0) * perSecond;
    top -= size;
    return (
      <rect
        key={value}
        x={x + step * 0.14}
        y={top}
        width={step * 0.72}
        height={Math.max(size > 0 ? 0.75 : 0, size - (size > 3 ? 1 : 0))}
        fill={colour}
        opacity={lit === null || lit === value ? 1 : 0.22}
      />
    );
  });
}

function HourTooltip({
  hour,
  parts,
  total,
  series,
  left,
}: {
  hour: number;
  parts: Hour;
  total: number;
  series: readonly HourSeries[];
  left: number;
}) {
  return (
    <ChartTooltip place="top-2 w-48" left={left}>
      <p className="font-semibold">
        {hourWords(hour)} to {hourWords(hour + 1)}
      </p>
      <p className="mb-1 text-ink-2">{exactDuration(total)}</p>
      {series.map(({ value, name, colour }) => (
        <p key={value} className="flex items-center gap-2">
          <span className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
          <span className="flex-1 text-ink-2">{name}</span>
          <span>{formatDuration(parts[value] ?? 0)}</span>
        </p>
      ))}
    </ChartTooltip>
  );
}

/** Right of the bar where there is room, else left of it. */
function tooltipLeft(barLeft: number, step: number, width: number): number {
  const right = barLeft + step;
  return right + 200 <= width ? right + 4 : Math.max(0, barLeft - 196);
}

function hourWords(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
