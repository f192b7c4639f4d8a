import { AxisBottom, AxisLeft } from "@visx/axis";
import { Group } from "@visx/group";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { useRef, useState } from "react";
import { exactDuration, formatDuration, shortDuration } from "../format/format-duration.ts";
import { useRoving } from "./use-roving.ts";
import { useWidth } from "./use-width.ts";
import { barTicks, labelEvery } from "./bar-ticks.ts";

/** One bar: a day or a month. `tick` stands on the axis, `title` is read in full. */
export type StackedBar = {
  key: string;
  tick: string;
  title: string;
  seconds: number;
  parts: readonly { value: string; seconds: number }[];
};
/** What a part stands for, in the order they are stacked from below. */
export type Series = { value: string; name: string; colour: string };

const LEFT = 44;
const RIGHT = 20;
const BOTTOM = 24;
const TOP = 6;

/**
 * Stacked bars over time. Each bar is a button that leads on; arrows walk along them. `lit` keeps
 * one series bright and dims the others.
 */
export function StackedBars({
  label,
  bars,
  series,
  lit = null,
  height = 260,
  onPick,
}: {
  label: string;
  bars: readonly StackedBar[];
  series: readonly Series[];
  lit?: string | null;
  height?: number;
  onPick: (key: string) => void;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const grid = useRef<HTMLDivElement>(null);
  const roving = useRoving(grid, bars.length, { across: 1, down: 0 });
  const [shown, setShown] = useState<number | null>(null);
  const plotWidth = Math.max(100, width - LEFT - RIGHT);
  const plotHeight = height - BOTTOM - TOP;
  const ticks = barTicks(Math.max(0, ...bars.map(({ seconds }) => seconds)));
  const x = scaleBand({
    domain: bars.map(({ key }) => key),
    range: [0, plotWidth],
    padding: bars.length > 120 ? 0.12 : 0.24,
  });
  const y = scaleLinear({ domain: [0, ticks.at(-1) ?? 1], range: [plotHeight, 0] });
  const every = labelEvery(bars.length, plotWidth, 52);
  const order = new Map(series.map(({ value }, index) => [value, index]));
  const names = new Map(series.map((entry) => [entry.value, entry]));
  const bar = shown === null ? undefined : bars[shown];
  return (
    <div ref={ref} className="relative" style={{ height }}>
      <svg width={width} height={height} aria-hidden="true" className="block max-w-full">
        <Group left={LEFT} top={TOP}>
          {ticks.map((tick) => (
            <line key={tick} x1={0} x2={plotWidth} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          ))}
          <AxisLeft
            scale={y}
            tickValues={ticks}
            tickFormat={(value) => shortDuration(Number(value))}
            hideAxisLine
            hideTicks
            tickLength={4}
            tickLabelProps={{
              fontSize: 11,
              fill: "var(--ink-3)",
              textAnchor: "end",
              dx: -2,
              dy: 4,
              fontFamily: "inherit",
            }}
          />
          {bars.map(({ key, parts }) => {
            let top = plotHeight;
            return (
              <Group key={key} left={x(key) ?? 0}>
                {parts
                  .toSorted((a, b) => (order.get(a.value) ?? 999) - (order.get(b.value) ?? 999))
                  .map(({ value, seconds }) => {
                    const size = plotHeight - y(seconds);
                    top -= size;
                    return (
                      <Bar
                        key={value}
                        y={top}
                        width={x.bandwidth()}
                        height={Math.max(
                          size > 0 ? 0.75 : 0,
                          size - (size > 3 && x.bandwidth() > 4 ? 1 : 0),
                        )}
                        fill={names.get(value)?.colour ?? "var(--slot-other)"}
                        opacity={lit === null || lit === value ? 1 : 0.22}
                      />
                    );
                  })}
              </Group>
            );
          })}
          <AxisBottom
            scale={x}
            top={plotHeight}
            tickValues={bars
              .filter((_, index) => (bars.length - 1 - index) % every === 0)
              .map(({ key }) => key)}
            tickFormat={(key) => bars.find((entry) => entry.key === key)?.tick ?? ""}
            stroke="var(--line)"
            hideTicks
            tickLabelProps={{
              fontSize: 11,
              fill: "var(--ink-3)",
              textAnchor: "middle",
              dy: 2,
              fontFamily: "inherit",
            }}
          />
        </Group>
      </svg>
      <div
        ref={grid}
        role="group"
        aria-label={label}
        className="absolute"
        style={{ left: LEFT, top: TOP, width: plotWidth, height: plotHeight }}
      >
        {bars.map((entry, index) => (
          <button
            key={entry.key}
            type="button"
            data-cell=""
            tabIndex={index === roving.active ? 0 : -1}
            aria-label={`${entry.title}: ${entry.seconds === 0 ? "nothing counted" : formatDuration(entry.seconds)}`}
            className="absolute inset-y-0 rounded-sm hover:bg-[color-mix(in_oklab,var(--ink)_7%,transparent)]"
            style={{ left: (x(entry.key) ?? 0) - (x.step() - x.bandwidth()) / 2, width: x.step() }}
            onKeyDown={roving.onKeyDown}
            onMouseEnter={() => setShown(index)}
            onMouseLeave={() => setShown(null)}
            onFocus={() => {
              roving.setActive(index);
              setShown(index);
            }}
            onBlur={() => setShown(null)}
            onClick={() => onPick(entry.key)}
          />
        ))}
      </div>
      {bar !== undefined && (
        <div
          className="pointer-events-none absolute top-2 z-10 w-56 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-pop"
          style={tooltipPlace(LEFT + (x(bar.key) ?? 0) + x.bandwidth() / 2, width)}
        >
          <p className="font-semibold">{bar.title}</p>
          <p className="mb-1 text-ink-2">{exactDuration(bar.seconds)}</p>
          {bar.parts.slice(0, 6).map(({ value, seconds }) => (
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
          {bar.parts.length > 6 && <p className="text-ink-3">and {bar.parts.length - 6} more</p>}
        </div>
      )}
    </div>
  );
}

function tooltipPlace(centre: number, width: number): { left: number } {
  const right = centre + 14;
  return { left: right + 224 <= width ? right : Math.max(0, centre - 14 - 224) };
}
