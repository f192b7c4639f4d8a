import { Maximize2, Minus, Plus } from "lucide-react";
import { IconButton } from "../../forms/button.tsx";
import { isWhole, type View, zoomView } from "./timeline-geometry.ts";

/** How a timeline is used, and the buttons that zoom around the instant `around`. */
export function TimelineControls({
  helpId,
  view,
  bounds,
  around,
  onView,
}: {
  helpId: string;
  view: View;
  bounds: View;
  around: number;
  onView: (view: View) => void;
}) {
  const whole = isWhole(view, bounds);
  return (
    <div className="flex items-center justify-between gap-2">
      <p id={helpId} className="text-xs text-ink-3">
        <span className="pointer-coarse:hidden">
          Click a minute to see why it counts, drag to zoom. With the keyboard: arrows move,{" "}
          <kbd>Enter</kbd> asks why, <kbd>+</kbd> <kbd>−</kbd> zoom.
        </span>
        <span className="hidden pointer-coarse:inline">
          Tap a minute to see why it counts. Drag sideways to zoom.
        </span>
      </p>
      <div className="flex shrink-0">
        <IconButton label="Zoom in" onClick={() => onView(zoomView(view, bounds, 0.5, around))}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Zoom out"
          disabled={whole}
          onClick={() => onView(zoomView(view, bounds, 2, around))}
        >
          <Minus size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Show the whole day" disabled={whole} onClick={() => onView(bounds)}>
          <Maximize2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
