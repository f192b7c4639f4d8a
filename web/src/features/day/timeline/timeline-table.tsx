import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { DIMENSION_WORDS } from "../../../domain/names/names.ts";
import type { Lane, Piece, Span } from "../../../ui/charts/timeline/timeline-geometry.ts";
import { clockTime } from "../../../ui/format/format-day.ts";
import { exactDuration } from "../../../ui/format/format-duration.ts";
import { AsTable } from "../../../ui/layout/table.tsx";

/** A timeline as a table: every piece by its start, then the time of agents. */
export function TimelineTable({
  caption,
  by,
  lanes,
  agent,
  zones,
}: {
  caption: string;
  by: Dimension;
  lanes: readonly Lane[];
  agent: readonly Span[];
  zones: Zones;
}) {
  const pieces = lanes
    .flatMap((lane) => lane.pieces.map((piece) => ({ lane, piece })))
    .toSorted((a, b) => a.piece.from - b.piece.from);
  const row = ({ from, to }: Span, name: string, kind: string) => [
    clockTime(from, zones, true),
    clockTime(to, zones, true),
    name,
    kind,
    exactDuration(to - from),
  ];
  return (
    <AsTable
      caption={caption}
      head={["From", "To", DIMENSION_WORDS[by].one, "Kind", "Time"]}
      rows={[
        ...pieces.map(({ lane, piece }) =>
          row(piece, piece.name ?? lane.name, kindWords(piece, lane)),
        ),
        ...agent.map((span) => row(span, "Agents", "Not counted")),
      ]}
    />
  );
}

function kindWords({ kind }: Piece, lane: Lane): string {
  switch (kind) {
    case "gap":
      return "Gap that counts";
    case "session":
      return "Session";
    case "site":
      return lane.name;
  }
}
