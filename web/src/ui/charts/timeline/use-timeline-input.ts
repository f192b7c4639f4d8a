import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { type Lane, panView, type Span, type View } from "./timeline-geometry.ts";
import { keyAction } from "./timeline-key.ts";
import type { TimelineLayout } from "./timeline-layout.ts";
import { useTimelinePointer } from "./use-timeline-pointer.ts";

/** Where pointer and keyboard are on a timeline. Instants in epoch seconds. */
type TimelineInput = {
  /** Where the keyboard's cursor stands; null before it was used. */
  cursor: number | null;
  /** The instant that the tooltip describes: under the pointer, or the keyboard's cursor. */
  shown: number | null;
  /** What the pointer is marking, in the direction of the drag. */
  mark: Span | null;
  isFocused: boolean;
  /** For the element that is the timeline. */
  handlers: ReturnType<typeof useTimelinePointer>["handlers"] & {
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
  };
};

/**
 * Pointer and keyboard of a timeline: a click picks a minute, a drag shows what was marked, keys do
 * what keyAction() says. The view follows the keyboard's cursor.
 */
export function useTimelineInput({
  view,
  bounds,
  lanes,
  now,
  layout,
  onView,
  onPick,
}: {
  view: View;
  bounds: View;
  lanes: readonly Lane[];
  now: number | null;
  layout: TimelineLayout;
  onView: (view: View) => void;
  onPick: (at: number) => void;
}): TimelineInput {
  const [cursor, setCursor] = useState<number | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const { hover, setHover, mark, handlers } = useTimelinePointer({
    view,
    bounds,
    layout,
    onView,
    onDown: () => setByKeyboard(false),
    onClick: (at) => {
      setCursor(at);
      onPick(at);
    },
  });

  function onKeyDown(event: KeyboardEvent): void {
    const from = cursor ?? now ?? view.from;
    const action = keyAction(event, from, { lanes, view, bounds });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    setByKeyboard(true);
    if (action.kind === "pick") onPick(from);
    if (action.kind === "view") onView(action.view);
    if (action.kind === "move") moveTo(action.at);
  }

  function moveTo(at: number): void {
    setCursor(at);
    setHover(null);
    if (!isIn(at, view)) onView(panView(view, bounds, at - (view.from + view.to) / 2));
  }

  const walked = isFocused && byKeyboard && cursor !== null && isIn(cursor, view) ? cursor : null;
  return {
    cursor,
    shown: hover ?? walked,
    mark,
    isFocused,
    handlers: {
      ...handlers,
      onKeyDown,
      onFocus: (event) => setFocused(event.currentTarget.matches(":focus")),
      onBlur: () => setFocused(false),
    },
  };
}

function isIn(at: number, view: View): boolean {
  return at >= view.from && at < view.to;
}
