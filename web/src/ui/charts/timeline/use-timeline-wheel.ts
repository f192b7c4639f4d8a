import { type RefObject, useEffect, useEffectEvent } from "react";
import { instantAt, isWhole, panView, type View, zoomView } from "./timeline-geometry.ts";
import type { TimelineLayout } from "./timeline-layout.ts";

/**
 * The wheel over a timeline: sideways (or with Shift) moves a view that is zoomed in; with Ctrl,
 * Cmd or while the timeline is focused it zooms around the instant under the pointer. Otherwise it
 * scrolls the page.
 */
export function useTimelineWheel(
  ref: RefObject<HTMLElement | null>,
  {
    view,
    bounds,
    layout: { gutter, plot },
    isFocused,
    onView,
  }: {
    view: View;
    bounds: View;
    layout: TimelineLayout;
    isFocused: boolean;
    onView: (view: View) => void;
  },
): void {
  const onWheel = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    const { deltaX, deltaY } = event;
    const isSideways = Math.abs(deltaX) > Math.abs(deltaY) || event.shiftKey;
    if (isSideways && !isWhole(view, bounds)) {
      event.preventDefault();
      onView(panView(view, bounds, ((deltaX || deltaY) / plot) * (view.to - view.from)));
    } else if (event.ctrlKey || event.metaKey || isFocused) {
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left - gutter;
      onView(zoomView(view, bounds, deltaY > 0 ? 1.25 : 0.8, instantAt(x, view, plot)));
    }
  });

  // React listens to wheel passively; zooming must keep the page from scrolling.
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const listen = (event: WheelEvent) => onWheel(event, element);
    element.addEventListener("wheel", listen, { passive: false });
    return () => element.removeEventListener("wheel", listen);
  }, [ref]);
}
