import { scaleBand, scaleLinear } from "@visx/scale";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatDuration } from "../../format/format-duration.ts";
import { barTicks } from "../axis/bar-ticks.ts";
import { StackedBarsDrawing } from "./stacked-bars-drawing.tsx";
import { StackedBarTooltip } from "./stacked-bar-tooltip.tsx";
import { useRoving } from "../use-roving.ts";
import { useWidth } from "../use-width.ts";
import { classes } from "../../classes.ts";

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
 * Stacked bars over time. Each bar is a button; arrow keys move between them. `lit` highlights one
 * series.
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
  const bar = shown === null ? undefined : bars[shown];
  return (
    <div ref={ref} className="relative" style={{ height }}>
      <svg width={width} height={height} aria-hidden="true" className="block max-w-full">
        <StackedBarsDrawing
          bars={bars}
          series={series}
          lit={lit}
          ticks={ticks}
          x={x}
          y={y}
          left={LEFT}
          top={TOP}
        />
      </svg>
      <div
        ref={grid}
        role="group"
        aria-label={label}
        className="absolute"
        style={{ left: LEFT, top: TOP, width: plotWidth, height: plotHeight }}
      >
        {bars.map((entry, index) => (
          <BarButton
            key={entry.key}
            bar={entry}
            isTabStop={index === roving.active}
            left={(x(entry.key) ?? 0) - (x.step() - x.bandwidth()) / 2}
            width={x.step()}
            onKeyDown={roving.onKeyDown}
            onShow={() => setShown(index)}
            onHide={() => setShown(null)}
            onFocus={() => roving.setActive(index)}
            onPick={() => onPick(entry.key)}
          />
        ))}
      </div>
      {bar !== undefined && (
        <StackedBarTooltip
          bar={bar}
          series={series}
          centre={LEFT + (x(bar.key) ?? 0) + x.bandwidth() / 2}
          width={width}
        />
      )}
    </div>
  );
}

/** The button over a bar, as high as the plot; `left` and `width` in pixels. */
function BarButton({
  bar,
  isTabStop,
  left,
  width,
  onKeyDown,
  onShow,
  onHide,
  onFocus,
  onPick,
}: {
  bar: StackedBar;
  isTabStop: boolean;
  left: number;
  width: number;
  onKeyDown: (event: KeyboardEvent) => void;
  onShow: () => void;
  onHide: () => void;
  onFocus: () => void;
  onPick: () => void;
}) {
  return (
    <button
      type="button"
      data-cell=""
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${bar.title}: ${bar.seconds === 0 ? "nothing counted" : formatDuration(bar.seconds)}`}
      className={classes(
        "absolute inset-y-0 rounded-sm",
        "hover:bg-[color-mix(in_oklab,var(--ink)_7%,transparent)]",
      )}
      style={{ left, width }}
      onKeyDown={onKeyDown}
      onMouseEnter={onShow}
      onMouseLeave={onHide}
      onFocus={() => {
        onFocus();
        onShow();
      }}
      onBlur={onHide}
      onClick={onPick}
    />
  );
}
