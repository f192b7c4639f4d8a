import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { clockTime } from "../../format/format-day.ts";
import { exactDuration } from "../../format/format-duration.ts";
import { ChartTooltip } from "../chart-tooltip.tsx";
import { type Lane, pieceAt } from "./timeline-geometry.ts";

/** What lies under an instant, beside the pointer or the keyboard's cursor. `left` in pixels. */
export function TimelineTooltip({
  at,
  lanes,
  zones,
  left,
}: {
  at: number;
  lanes: readonly Lane[];
  zones: Zones;
  left: number;
}) {
  const under = pieceAt(lanes, at);
  return (
    <ChartTooltip place="top-14 w-max max-w-64" left={left}>
      <p className="font-semibold">{clockTime(at, zones, true)}</p>
      {under === null ? (
        <p className="text-ink-2">Nothing counted</p>
      ) : (
        <p className="text-ink-2">
          {under.piece.name ?? under.lane.name}
          {under.piece.kind === "gap" ? ", gap that counts" : ""}
          {under.piece.name !== undefined && <span className="block">{under.lane.name}</span>}
          <span className="block">
            {clockTime(under.piece.from, zones, true)} to {clockTime(under.piece.to, zones, true)},{" "}
            {exactDuration(under.piece.to - under.piece.from)}
          </span>
        </p>
      )}
    </ChartTooltip>
  );
}

const KIND_WORDS = { session: "session", gap: "gap that counts", site: "visit" } as const;

/**
 * What a screen reader says of an instant. @example announcement(at, lanes, "UTC") // "09:12:00, web,
 * session from 09:00:00 to 09:30:00, 30 min 00 s"
 */
export function announcement(at: number, lanes: readonly Lane[], zones: Zones): string {
  const under = pieceAt(lanes, at);
  const time = clockTime(at, zones, true);
  if (under === null) return `${time}, nothing counted`;
  const { lane, piece } = under;
  const name = piece.name === undefined ? lane.name : `${piece.name}, ${lane.name}`;
  return (
    `${time}, ${name}, ${KIND_WORDS[piece.kind]} from ` +
    `${clockTime(piece.from, zones, true)} to ${clockTime(piece.to, zones, true)}, ` +
    exactDuration(piece.to - piece.from)
  );
}
