import type { Lane } from "./timeline-geometry.ts";
import { BAND_HEIGHT, BAND_TOP, type TimelineLayout } from "./timeline-layout.ts";

const CHARACTERS_MAX = 17;

/** The names of all rows: beside them, or above them on narrow screens. */
export function LaneNames({
  lanes,
  recorded,
  hasAgents,
  layout,
  stripes,
}: {
  lanes: readonly Lane[];
  recorded: readonly Lane[];
  hasAgents: boolean;
  layout: TimelineLayout;
  stripes: string;
}) {
  const { gutter, rowHeight, sourceHeight, rowTop, sourceTop } = layout;
  const isBeside = gutter > 0;
  const x = isBeside ? 0 : 2;
  const rowBaseline = isBeside ? rowHeight - 6 : 14;
  const sourceBaseline = isBeside ? sourceHeight - 4 : 14;
  return (
    <>
      {isBeside && (
        <LaneName
          name={recorded.length > 0 ? "Counted" : "All"}
          x={0}
          y={BAND_TOP + BAND_HEIGHT / 2 + 4}
          colour={null}
        />
      )}
      {recorded.map((lane, index) => (
        <LaneName
          key={lane.key}
          name={lane.name}
          x={x}
          y={sourceTop(index) + sourceBaseline}
          colour={null}
        />
      ))}
      {lanes.map((lane, index) => (
        <LaneName
          key={lane.key}
          name={lane.name}
          x={x}
          y={rowTop(index) + rowBaseline}
          colour={lane.colour}
          stripes={lane.pieces.some(({ kind }) => kind === "site") ? stripes : undefined}
        />
      ))}
      {hasAgents && (
        <LaneName name="Agents" x={x} y={rowTop(lanes.length) + rowBaseline} colour={null} />
      )}
    </>
  );
}

function LaneName({
  name,
  x,
  y,
  colour,
  stripes,
}: {
  name: string;
  x: number;
  y: number;
  colour: string | null;
  stripes?: string | undefined;
}) {
  const short = name.length > CHARACTERS_MAX ? `${name.slice(0, CHARACTERS_MAX - 1)}…` : name;
  return (
    <g>
      {colour !== null && <rect x={x} y={y - 9} width={9} height={9} rx={2} fill={colour} />}
      {stripes !== undefined && <rect x={x} y={y - 9} width={9} height={9} rx={2} fill={stripes} />}
      <text x={x + (colour === null ? 0 : 15)} y={y} fontSize={12} fill="var(--ink-2)">
        {short}
        <title>{name}</title>
      </text>
    </g>
  );
}
