import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { LaneNames } from "./lane-names.tsx";
import { LanePieces } from "./lane-pieces.tsx";
import { TimeAxis } from "./time-axis.tsx";
import { type Lane, positionOf, type Span, type View } from "./timeline-geometry.ts";
import { AXIS_HEIGHT, BAND_HEIGHT, BAND_TOP, type TimelineLayout } from "./timeline-layout.ts";
import { TimelineMarks } from "./timeline-marks.tsx";

/** What a timeline draws, apart from where pointer and keyboard are. */
export type Drawn = {
  view: View;
  zones: Zones;
  lanes: readonly Lane[];
  /** What was recorded before overlaps were resolved, one lane for each source. */
  recorded: readonly Lane[];
  agent: readonly Span[];
  blocks: readonly Span[];
  now: number | null;
  picked: number | null;
};

/** The picture: axis, blocks, band, recorded lanes, rows, agents, and the marks above them. */
export function TimelineDrawing({
  drawn,
  layout,
  patternId,
  shown,
  mark,
}: {
  drawn: Drawn;
  layout: TimelineLayout;
  /** Id of the pattern that stripes time on sites; unique in the page. */
  patternId: string;
  shown: number | null;
  mark: Span | null;
}) {
  const { view, zones, lanes, recorded, agent, blocks, now, picked } = drawn;
  const { gutter, plot, height } = layout;
  const stripes = `url(#${patternId})`;
  return (
    <>
      {recorded.length > 0 && <Stripes id={patternId} />}
      <TimeAxis view={view} zones={zones} plot={plot} left={gutter} height={height} />
      <svg x={gutter} width={plot} height={height}>
        <DeepWorkLine blocks={blocks} view={view} plot={plot} />
        {lanes.map((lane) => (
          <LanePieces
            key={lane.key}
            lane={lane}
            view={view}
            plot={plot}
            y={BAND_TOP}
            height={BAND_HEIGHT}
            stripes={stripes}
          />
        ))}
        <Rows drawn={drawn} layout={layout} stripes={stripes} />
        <TimelineMarks
          view={view}
          plot={plot}
          height={height - AXIS_HEIGHT}
          now={now}
          picked={picked}
          shown={shown}
          mark={mark}
        />
      </svg>
      <LaneNames
        lanes={lanes}
        recorded={recorded}
        hasAgents={agent.length > 0}
        layout={layout}
        stripes={stripes}
      />
    </>
  );
}

function Stripes({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width={5}
      height={5}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width={1.6} height={5} fill="var(--surface)" opacity={0.55} />
    </pattern>
  );
}

function DeepWorkLine({
  blocks,
  view,
  plot,
}: {
  blocks: readonly Span[];
  view: View;
  plot: number;
}) {
  return blocks.map(({ from, to }) => {
    const x = positionOf(from, view, plot);
    return (
      <rect
        key={from}
        x={x}
        width={Math.max(2, positionOf(to, view, plot) - x)}
        y={1}
        height={3}
        rx={1.5}
        fill="var(--accent)"
      />
    );
  });
}

/** The recorded lanes, then a row for each lane, then the agents' row. */
function Rows({
  drawn: { view, lanes, recorded, agent },
  layout: { plot, rowHeight, rowTop, sourceHeight, sourceTop },
  stripes,
}: {
  drawn: Drawn;
  layout: TimelineLayout;
  stripes: string;
}) {
  return (
    <>
      {recorded.map((lane, index) => (
        <LanePieces
          key={lane.key}
          lane={lane}
          view={view}
          plot={plot}
          y={sourceTop(index) + (sourceHeight - 12)}
          height={8}
          stripes={stripes}
          whole
        />
      ))}
      {recorded.length > 0 && (
        <line x1={0} x2={plot} y1={rowTop(0) - 4} y2={rowTop(0) - 4} stroke="var(--line)" />
      )}
      {lanes.map((lane, index) => (
        <LanePieces
          key={lane.key}
          lane={lane}
          view={view}
          plot={plot}
          y={rowTop(index) + (rowHeight - 16)}
          height={12}
          stripes={stripes}
          whole
        />
      ))}
      {agent.map(({ from, to }) => {
        const x = positionOf(from, view, plot);
        return (
          <rect
            key={from}
            x={x}
            width={Math.max(1.5, positionOf(to, view, plot) - x)}
            y={rowTop(lanes.length) + (rowHeight - 14)}
            height={8}
            rx={1.5}
            fill="none"
            stroke="var(--ink-3)"
            strokeDasharray="3 2"
          />
        );
      })}
    </>
  );
}
