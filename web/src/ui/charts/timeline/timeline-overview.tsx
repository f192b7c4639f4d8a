import { type PointerEvent, useState } from "react";
import { LanePieces } from "./lane-pieces.tsx";
import {
  instantAt,
  isWhole,
  type Lane,
  markedView,
  panView,
  positionOf,
  type View,
} from "./timeline-geometry.ts";

/** A shorter drag marks nothing, in seconds of the day. */
const MARK_SECONDS_MIN = 600;

/**
 * The whole day in a strip exactly below the plot: marking a part shows it; dragging the frame
 * around the part that is shown moves it.
 */
export function TimelineOverview({
  bounds,
  view,
  lanes,
  left,
  width,
  onView,
}: {
  bounds: View;
  view: View;
  lanes: readonly Lane[];
  left: number;
  width: number;
  onView: (view: View) => void;
}) {
  const [drag, setDrag] = useState<{ kind: "mark" | "move"; start: number; view: View } | null>(
    null,
  );
  const whole = isWhole(view, bounds);
  const at = (event: PointerEvent) =>
    instantAt(event.clientX - event.currentTarget.getBoundingClientRect().left, bounds, width);

  function onPointerDown(event: PointerEvent): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = at(event);
    const isInFrame = !whole && start >= view.from && start <= view.to;
    setDrag({ kind: isInFrame ? "move" : "mark", start, view });
  }

  function onPointerMove(event: PointerEvent): void {
    if (drag?.kind === "move") onView(panView(drag.view, bounds, at(event) - drag.start));
    else if (drag !== null && Math.abs(at(event) - drag.start) > MARK_SECONDS_MIN)
      onView(markedView(drag.start, at(event), bounds));
  }

  const from = positionOf(view.from, bounds, width);
  const to = positionOf(view.to, bounds, width);
  return (
    <div
      aria-hidden="true"
      style={{ marginLeft: left, width }}
      className="h-6 cursor-ew-resize touch-none overflow-hidden rounded-md bg-sunken"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width={width} height={24} className="block">
        {lanes.map((lane) => (
          <LanePieces key={lane.key} lane={lane} view={bounds} plot={width} y={8} height={8} />
        ))}
        {!whole && (
          <rect
            x={from}
            width={Math.max(4, to - from)}
            y={1}
            height={22}
            rx={4}
            fill="var(--accent)"
            fillOpacity={0.16}
            stroke="var(--accent)"
          />
        )}
      </svg>
    </div>
  );
}
