import { shortDuration } from "../../format/format-duration.ts";

/** Horizontal lines of a time axis with their labels at the left. `y` gives a value's height. */
export function DurationLines({
  ticks,
  left,
  width,
  y,
}: {
  ticks: readonly number[];
  left: number;
  width: number;
  y: (seconds: number) => number;
}) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
      <text x={left - 6} y={y(tick) + 4} fontSize={11} textAnchor="end" fill="var(--ink-3)">
        {shortDuration(tick)}
      </text>
    </g>
  ));
}
