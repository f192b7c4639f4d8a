import { type Lane, type Piece, positionOf, type View } from "./timeline-geometry.ts";

/**
 * The pieces of a lane as bars; a gap that counts is thin. Time on sites is striped where `stripes`
 * (a CSS paint) is given, because a session may have the same colour. In a band that mixes both, a
 * site is also lower; `whole` draws it as high as a session.
 */
export function LanePieces({
  lane,
  view,
  plot,
  y,
  height,
  whole = false,
  stripes,
}: {
  lane: Lane;
  view: View;
  plot: number;
  y: number;
  height: number;
  whole?: boolean;
  stripes?: string;
}) {
  return (
    <g fill={lane.colour}>
      {lane.pieces
        .filter(({ from, to }) => to >= view.from && from <= view.to)
        .map((piece) => {
          const x = positionOf(piece.from, view, plot);
          const width = Math.max(1.5, positionOf(piece.to, view, plot) - x);
          return (
            <PieceBar
              key={`${piece.from}${piece.kind}`}
              piece={piece}
              x={x}
              width={width}
              y={y}
              height={height}
              whole={whole}
              stripes={stripes}
            />
          );
        })}
    </g>
  );
}

function PieceBar({
  piece: { kind, colour },
  x,
  width,
  y,
  height,
  whole,
  stripes,
}: {
  piece: Piece;
  x: number;
  width: number;
  y: number;
  height: number;
  whole: boolean;
  stripes: string | undefined;
}) {
  if (kind === "gap") {
    const thin = Math.max(3, height / 8);
    return <rect x={x} width={width} y={y + (height - thin) / 2} height={thin} fill={colour} />;
  }
  const size = kind === "site" && !whole ? height * 0.55 : height;
  const shape = { x, width, y: y + height - size, height: size, rx: Math.min(2.5, width / 2) };
  if (kind === "session" || stripes === undefined) return <rect {...shape} fill={colour} />;
  return (
    <g>
      <rect {...shape} fill={colour} />
      <rect {...shape} fill={stripes} />
    </g>
  );
}
