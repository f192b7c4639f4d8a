import { type PointerEvent, useState } from "react";
import { instantAt, markedView, positionOf, type Span, type View } from "./timeline-geometry.ts";
import type { TimelineLayout } from "./timeline-layout.ts";

/** A shorter drag is a click, in pixels. */
const DRAG_PIXELS_MIN = 6;

/** Where the pointer is on a timeline, in epoch seconds, and what it marks. */
type TimelinePointer = {
  hover: number | null;
  setHover: (at: number | null) => void;
  /** In the direction of the drag; null while nothing is being marked. */
  mark: Span | null;
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: () => void;
    onPointerLeave: () => void;
  };
};

/** The pointer over a timeline: a drag shows what was marked, a click calls `onClick`. */
export function useTimelinePointer({
  view,
  bounds,
  layout: { gutter, plot },
  onView,
  onDown,
  onClick,
}: {
  view: View;
  bounds: View;
  layout: TimelineLayout;
  onView: (view: View) => void;
  onDown: () => void;
  onClick: (at: number) => void;
}): TimelinePointer {
  const [hover, setHover] = useState<number | null>(null);
  const [mark, setMark] = useState<Span | null>(null);

  function at(event: PointerEvent): number {
    const { left } = event.currentTarget.getBoundingClientRect();
    return instantAt(event.clientX - left - gutter, view, plot);
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onDown();
    setMark({ from: at(event), to: at(event) });
  }

  function onPointerMove(event: PointerEvent): void {
    setHover(at(event));
    if (mark !== null) setMark({ ...mark, to: at(event) });
  }

  function onPointerUp(event: PointerEvent): void {
    if (mark === null) return;
    const pixels = Math.abs(positionOf(mark.to, view, plot) - positionOf(mark.from, view, plot));
    setMark(null);
    if (pixels >= DRAG_PIXELS_MIN) onView(markedView(mark.from, mark.to, bounds));
    else onClick(at(event));
  }

  return {
    hover,
    setHover,
    mark,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => setMark(null),
      onPointerLeave: () => setHover(null),
    },
  };
}
