import { positionOf, type Span, type View } from "./timeline-geometry.ts";

/** Vertical lines at now, the picked minute and the instant of the tooltip, and the marked span. */
export function TimelineMarks({
  view,
  plot,
  height,
  now,
  picked,
  shown,
  mark,
}: {
  view: View;
  plot: number;
  height: number;
  now: number | null;
  picked: number | null;
  shown: number | null;
  mark: Span | null;
}) {
  const x = (at: number) => positionOf(at, view, plot);
  return (
    <>
      {now !== null && now >= view.from && now < view.to && (
        <Upright x={x(now)} height={height} colour="var(--accent)" />
      )}
      {picked !== null && <Upright x={x(picked)} height={height} colour="var(--ink)" width={2} />}
      {shown !== null && <Upright x={x(shown)} height={height} colour="var(--ink-3)" dashed />}
      {mark !== null && (
        <rect
          x={Math.min(x(mark.from), x(mark.to))}
          width={Math.abs(x(mark.to) - x(mark.from))}
          y={0}
          height={height}
          fill="var(--accent)"
          opacity={0.18}
        />
      )}
    </>
  );
}

function Upright({
  x,
  height,
  colour,
  width = 1,
  dashed = false,
}: {
  x: number;
  height: number;
  colour: string;
  width?: number;
  dashed?: boolean;
}) {
  return (
    <line
      x1={x}
      x2={x}
      y1={0}
      y2={height}
      stroke={colour}
      strokeWidth={width}
      strokeDasharray={dashed ? "2 3" : undefined}
    />
  );
}
