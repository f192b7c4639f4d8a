import { type MouseEvent, useState } from "react";
import { labelEvery } from "../axis/bar-ticks.ts";
import { trendPath } from "./trend-path.ts";
import { TrendTooltip } from "./trend-tooltip.tsx";
import { useWidth } from "../use-width.ts";

/** One line: values from 0 to 100, null where there is none. */
export type TrendLine = {
  key: string;
  name: string;
  colour: string;
  dashed?: boolean;
  values: readonly (number | null)[];
};

const LEFT = 32;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 24;
/** Longer lines show a point only where the pointer is. */
const POINTS_MAX = 60;

/**
 * Scores from 0 to 100 over time, a point for each entry of `ticks`. Lines break where there is no
 * value. The figures belong in a table beside.
 */
export function TrendLines({
  ticks,
  lines,
  notes,
  height = 200,
}: {
  ticks: readonly string[];
  lines: readonly TrendLine[];
  /** One for each tick: what else is known of it, shown below its values. */
  notes?: readonly string[];
  height?: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(480);
  const [shown, setShown] = useState<number | null>(null);
  const plotWidth = Math.max(100, width - LEFT - RIGHT);
  const plotHeight = height - TOP - BOTTOM;
  const last = ticks.length - 1;
  const x = (index: number) => LEFT + (last === 0 ? plotWidth / 2 : (index / last) * plotWidth);
  const y = (value: number) => TOP + plotHeight * (1 - value / 100);

  function point(event: MouseEvent): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    const place = (event.clientX - left - LEFT) / plotWidth;
    setShown(Math.min(last, Math.max(0, Math.round(place * last))));
  }

  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="relative"
      style={{ height }}
      onMouseMove={point}
      onMouseLeave={() => setShown(null)}
    >
      <svg width={width} height={height} className="block max-w-full">
        <ScoreAxis right={width - RIGHT} y={y} />
        <TickLabels
          ticks={ticks}
          every={labelEvery(ticks.length, plotWidth, 56)}
          x={x}
          y={height - 7}
        />
        {shown !== null && (
          <line
            x1={x(shown)}
            x2={x(shown)}
            y1={TOP}
            y2={TOP + plotHeight}
            stroke="var(--ink-3)"
            strokeDasharray="2 3"
          />
        )}
        {lines.map((line) => (
          <Line key={line.key} line={line} shown={shown} x={x} y={y} />
        ))}
      </svg>
      {shown !== null && (
        <TrendTooltip
          tick={ticks[shown]}
          values={lines.map((line) => ({ ...line, value: line.values[shown] ?? null }))}
          note={notes?.[shown]}
          left={x(shown) + 210 <= width ? x(shown) + 12 : Math.max(0, x(shown) - 204)}
        />
      )}
    </div>
  );
}

function ScoreAxis({ right, y }: { right: number; y: (value: number) => number }) {
  return [0, 25, 50, 75, 100].map((value) => (
    <g key={value}>
      <line x1={LEFT} x2={right} y1={y(value)} y2={y(value)} stroke="var(--line)" />
      <text x={LEFT - 6} y={y(value) + 4} fontSize={11} textAnchor="end" fill="var(--ink-3)">
        {value}
      </text>
    </g>
  ));
}

/** Every how many ticks have a label, counted from the last one. */
function TickLabels({
  ticks,
  every,
  x,
  y,
}: {
  ticks: readonly string[];
  every: number;
  x: (index: number) => number;
  y: number;
}) {
  const last = ticks.length - 1;
  return ticks.map(
    (tick, index) =>
      (last - index) % every === 0 && (
        <text
          key={tick}
          x={x(index)}
          y={y}
          fontSize={11}
          textAnchor={index === last ? "end" : "middle"}
          fill="var(--ink-3)"
        >
          {tick}
        </text>
      ),
  );
}

function Line({
  line: { colour, dashed = false, values },
  shown,
  x,
  y,
}: {
  line: TrendLine;
  shown: number | null;
  x: (index: number) => number;
  y: (value: number) => number;
}) {
  return (
    <g>
      <path
        d={trendPath(values, x, y)}
        fill="none"
        stroke={colour}
        strokeWidth={2}
        strokeLinejoin="round"
        strokeDasharray={dashed ? "5 4" : undefined}
      />
      {values.map(
        (value, index) =>
          value !== null &&
          (values.length <= POINTS_MAX || index === shown) && (
            // oxlint-disable-next-line react/no-array-index-key -- a point is its place
            <circle
              key={index}
              cx={x(index)}
              cy={y(value)}
              r={index === shown ? 4.5 : 2.5}
              fill={dashed ? "var(--surface)" : colour}
              stroke={colour}
              strokeWidth={1.5}
            />
          ),
      )}
    </g>
  );
}
