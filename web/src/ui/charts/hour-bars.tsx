import { useState } from "react";
import { exactDuration, formatDuration, shortDuration } from "../format/format-duration.ts";
import { useWidth } from "./use-width.ts";
import { barTicks } from "./bar-ticks.ts";

/** What a part stands for, in the order they are stacked from below. */
export type HourSeries = { value: string; name: string; colour: string };

const LEFT = 44;
const BOTTOM = 22;
const TOP = 6;

/**
 * The 24 local hours as stacked bars; pointing at one tells its parts. The figures belong in a
 * table beside. `lit` dims the other series.
 */
export function HourBars({
  hours,
  series,
  lit = null,
  height = 200,
}: {
  /** By hour, 0 to 23. */
  hours: readonly Readonly<Record<string, number>>[];
  series: readonly HourSeries[];
  lit?: string | null;
  height?: number;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(480);
  const [shown, setShown] = useState<number | null>(null);
  const plotWidth = Math.max(100, width - LEFT);
  const plotHeight = height - BOTTOM - TOP;
  const totals = hours.map((hour) =>
    series.reduce((sum, { value }) => sum + (hour[value] ?? 0), 0),
  );
  const ticks = barTicks(Math.max(0, ...totals));
  const most = ticks.at(-1) ?? 1;
  const step = plotWidth / 24;
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
        {ticks.map((tick) => {
          const y = TOP + plotHeight * (1 - tick / most);
          return (
            <g key={tick}>
              <line x1={LEFT} x2={width} y1={y} y2={y} stroke="var(--line)" />
              <text x={LEFT - 6} y={y + 4} fontSize={11} textAnchor="end" fill="var(--ink-3)">
                {shortDuration(tick)}
              </text>
            </g>
          );
        })}
        {hours.map((parts, index) => {
          let top = TOP + plotHeight;
          return (
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
              {series.map(({ value, colour }) => {
                const size = ((parts[value] ?? 0) / most) * plotHeight;
                top -= size;
                return (
                  <rect
                    key={value}
                    x={LEFT + index * step + step * 0.14}
                    y={top}
                    width={step * 0.72}
                    height={Math.max(size > 0 ? 0.75 : 0, size - (size > 3 ? 1 : 0))}
                    fill={colour}
                    opacity={lit === null || lit === value ? 1 : 0.22}
                  />
                );
              })}
              {index % 6 === 0 && (
                <text x={LEFT + index * step} y={height - 6} fontSize={11} fill="var(--ink-3)">
                  {String(index).padStart(2, "0")}:00
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {hour !== undefined && shown !== null && (
        <div
          className="pointer-events-none absolute top-2 z-10 w-48 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-pop"
          style={{
            left:
              LEFT + (shown + 1) * step + 200 <= width
                ? LEFT + (shown + 1) * step + 4
                : Math.max(0, LEFT + shown * step - 196),
          }}
        >
          <p className="font-semibold">
            {String(shown).padStart(2, "0")}:00 to {String(shown + 1).padStart(2, "0")}:00
          </p>
          <p className="mb-1 text-ink-2">{exactDuration(totals[shown] ?? 0)}</p>
          {series.map(({ value, name, colour }) => (
            <p key={value} className="flex items-center gap-2">
              <span className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
              <span className="flex-1 text-ink-2">{name}</span>
              <span>{formatDuration(hour[value] ?? 0)}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
