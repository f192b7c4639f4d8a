import { useState } from "react";
import { useWidth } from "./use-width.ts";
import { labelEvery } from "./bar-ticks.ts";
import { trendPath } from "./trend-path.ts";

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
  /** One for each tick: what else is known of it, told below its values. */
  notes?: readonly string[];
  height?: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(480);
  const [shown, setShown] = useState<number | null>(null);
  const plotWidth = Math.max(100, width - LEFT - RIGHT);
  const plotHeight = height - TOP - BOTTOM;
  const x = (index: number) =>
    LEFT + (ticks.length === 1 ? plotWidth / 2 : (index / (ticks.length - 1)) * plotWidth);
  const y = (value: number) => TOP + plotHeight * (1 - value / 100);
  const every = labelEvery(ticks.length, plotWidth, 56);
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="relative"
      style={{ height }}
      onMouseMove={(event) => {
        const place =
          (event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / plotWidth;
        setShown(Math.min(ticks.length - 1, Math.max(0, Math.round(place * (ticks.length - 1)))));
      }}
      onMouseLeave={() => setShown(null)}
    >
      <svg width={width} height={height} className="block max-w-full">
        {[0, 25, 50, 75, 100].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} stroke="var(--line)" />
            <text x={LEFT - 6} y={y(value) + 4} fontSize={11} textAnchor="end" fill="var(--ink-3)">
              {value}
            </text>
          </g>
        ))}
        {ticks.map(
          (tick, index) =>
            (ticks.length - 1 - index) % every === 0 && (
              <text
                key={tick}
                x={x(index)}
                y={height - 7}
                fontSize={11}
                textAnchor={index === ticks.length - 1 ? "end" : "middle"}
                fill="var(--ink-3)"
              >
                {tick}
              </text>
            ),
        )}
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
        {lines.map(({ key, colour, dashed = false, values }) => (
          <g key={key}>
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
                (values.length <= 60 || index === shown) && (
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
        ))}
      </svg>
      {shown !== null && (
        <div
          className="pointer-events-none absolute top-2 z-10 w-48 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-pop"
          style={{ left: x(shown) + 210 <= width ? x(shown) + 12 : Math.max(0, x(shown) - 204) }}
        >
          <p className="mb-1 font-semibold">Week from {ticks[shown]}</p>
          {lines.map(({ key, name, colour, values }) => (
            <p key={key} className="flex items-center gap-2">
              <span className="size-2 shrink-0 rounded-full" style={{ background: colour }} />
              <span className="flex-1 text-ink-2">{name}</span>
              <span>{values[shown] ?? "none"}</span>
            </p>
          ))}
          {notes !== undefined && (
            <p className="mt-1 border-t border-line pt-1 text-ink-2">{notes[shown]}</p>
          )}
        </div>
      )}
    </div>
  );
}
