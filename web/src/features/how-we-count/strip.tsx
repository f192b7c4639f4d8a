import { positionOf, timeTicks, type View } from "../../ui/charts/timeline/timeline-geometry.ts";
import { useWidth } from "../../ui/charts/use-width.ts";

/** One row of a small timeline. */
export type StripRow = { name: string; spans: readonly StripSpan[] };
/** What a row draws from one instant to another; an agent's time has no colour. */
type StripSpan = {
  from: number;
  to: number;
  colour: string;
  kind?: "session" | "gap" | "site" | "coding" | "website" | "agent";
};

const NAMES_WIDTH = 84;
const ROW_HEIGHT = 26;
const AXIS_HEIGHT = 22;

/** A small timeline of an example; what it shows is also said in words below it. */
export function Strip({
  view,
  rows,
  lines = [],
}: {
  view: View;
  rows: readonly StripRow[];
  /** Instants that a dashed line marks. */
  lines?: readonly number[];
}) {
  const [ref, width] = useWidth<HTMLDivElement>(520);
  const plot = Math.max(80, width - NAMES_WIDTH);
  const rowsHeight = rows.length * ROW_HEIGHT;
  const height = rowsHeight + AXIS_HEIGHT;
  const x = (at: number) => NAMES_WIDTH + positionOf(at, view, plot);
  return (
    <div ref={ref} aria-hidden="true">
      <svg width={width} height={height} className="block max-w-full">
        {timeTicks(view, { timeZone: "UTC" }, plot, 60).map(({ at, label }) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={0} y2={rowsHeight} stroke="var(--line)" />
            <text
              x={Math.min(x(at), width - 16)}
              y={height - 6}
              fontSize={11}
              textAnchor="middle"
              fill="var(--ink-3)"
            >
              {label}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <g key={row.name}>
            <text x={0} y={index * ROW_HEIGHT + 17} fontSize={12} fill="var(--ink-2)">
              {row.name}
            </text>
            {row.spans.map((span) => (
              <SpanBar
                key={`${span.from}${span.kind}`}
                span={span}
                x={x(span.from)}
                width={Math.max(1.5, x(span.to) - x(span.from))}
                top={index * ROW_HEIGHT}
              />
            ))}
          </g>
        ))}
        {lines.map((at) => (
          <line
            key={at}
            x1={x(at)}
            x2={x(at)}
            y1={0}
            y2={rowsHeight}
            stroke="var(--ink)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
        ))}
      </svg>
    </div>
  );
}

function SpanBar({
  span: { colour, kind },
  x,
  width,
  top,
}: {
  span: StripSpan;
  x: number;
  width: number;
  top: number;
}) {
  if (kind === "gap") return <rect x={x} width={width} y={top + 11.5} height={3} fill={colour} />;
  if (kind === "agent") {
    return (
      <rect
        x={x}
        width={width}
        y={top + 7}
        height={12}
        rx={2}
        fill="none"
        stroke="var(--ink-3)"
        strokeDasharray="3 2"
      />
    );
  }
  return <rect x={x} width={width} y={top + 5} height={16} rx={2.5} fill={colour} />;
}
