import { AxisBottom, AxisLeft } from "@visx/axis";
import { Group } from "@visx/group";
import type { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { shortDuration } from "../../format/format-duration.ts";
import { labelEvery } from "../axis/bar-ticks.ts";
import type { Series, StackedBar } from "./stacked-bars.tsx";

type Scales = {
  x: ReturnType<typeof scaleBand<string>>;
  y: ReturnType<typeof scaleLinear<number>>;
};

const TICK_LABEL_WIDTH = 52;

/** Lines, axes and bars of stacked bars; `ticks` are the values of the time axis in seconds. */
export function StackedBarsDrawing({
  bars,
  series,
  lit,
  ticks,
  x,
  y,
  left,
  top,
}: Scales & {
  bars: readonly StackedBar[];
  series: readonly Series[];
  lit: string | null;
  ticks: number[];
  left: number;
  top: number;
}) {
  const plotWidth = x.range()[1] ?? 0;
  const every = labelEvery(bars.length, plotWidth, TICK_LABEL_WIDTH);
  return (
    <Group left={left} top={top}>
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
        tickLabelProps={{ ...TICK_LABEL, textAnchor: "end", dx: -2, dy: 4 }}
      />
      {bars.map((bar) => (
        <Parts key={bar.key} bar={bar} series={series} lit={lit} x={x} y={y} />
      ))}
      <AxisBottom
        scale={x}
        top={y(0)}
        tickValues={bars
          .filter((_, index) => (bars.length - 1 - index) % every === 0)
          .map(({ key }) => key)}
        tickFormat={(key) => bars.find((entry) => entry.key === key)?.tick ?? ""}
        stroke="var(--line)"
        hideTicks
        tickLabelProps={{ ...TICK_LABEL, textAnchor: "middle", dy: 2 }}
      />
    </Group>
  );
}

const TICK_LABEL = { fontSize: 11, fill: "var(--ink-3)", fontFamily: "inherit" } as const;

/** The parts of one bar, stacked from below in the order of the series. */
function Parts({
  bar,
  series,
  lit,
  x,
  y,
}: Scales & { bar: StackedBar; series: readonly Series[]; lit: string | null }) {
  const width = x.bandwidth();
  return (
    <Group left={x(bar.key) ?? 0}>
      {stacked(bar, series).map(({ value, colour, seconds, secondsBelow }) => {
        const size = y(0) - y(seconds);
        const gap = size > 3 && width > 4 ? 1 : 0;
        return (
          <Bar
            key={value}
            y={y(secondsBelow) - size}
            width={width}
            height={Math.max(size > 0 ? 0.75 : 0, size - gap)}
            fill={colour}
            opacity={lit === null || lit === value ? 1 : 0.22}
          />
        );
      })}
    </Group>
  );
}

/** The parts of a bar in the order of the series, each with the seconds that lie below it. */
function stacked(bar: StackedBar, series: readonly Series[]) {
  const order = new Map(series.map(({ value }, index) => [value, index]));
  const place = (value: string) => order.get(value) ?? series.length;
  let secondsBelow = 0;
  return bar.parts
    .toSorted((a, b) => place(a.value) - place(b.value))
    .map(({ value, seconds }) => {
      const colour = series[place(value)]?.colour ?? "var(--slot-other)";
      const part = { value, colour, seconds, secondsBelow };
      secondsBelow += seconds;
      return part;
    });
}
