import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { positionOf, timeTicks, type View } from "./timeline-geometry.ts";
import { AXIS_HEIGHT } from "./timeline-layout.ts";

/** How close to an edge of the plot a label is aligned with that edge, in pixels. */
const EDGE_PIXELS = 20;

/** The hours of the view: a line through the plot and a label below, each. */
export function TimeAxis({
  view,
  zones,
  plot,
  left,
  height,
}: {
  view: View;
  zones: Zones;
  plot: number;
  left: number;
  height: number;
}) {
  const ticks = timeTicks(view, zones, plot);
  return (
    <g>
      {ticks.map(({ at, label }, index) => {
        const x = positionOf(at, view, plot);
        return (
          <g key={at}>
            <line
              x1={left + x}
              x2={left + x}
              y1={6}
              y2={height - AXIS_HEIGHT}
              stroke="var(--line)"
            />
            <text
              x={left + x}
              y={height - 7}
              textAnchor={anchorOf(x, plot, index === 0, index === ticks.length - 1)}
              fontSize={11}
              fill="var(--ink-3)"
            >
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function anchorOf(x: number, plot: number, isFirst: boolean, isLast: boolean) {
  if (isFirst && x < EDGE_PIXELS) return "start";
  return isLast && x > plot - EDGE_PIXELS ? "end" : "middle";
}
