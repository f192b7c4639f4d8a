import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { useId } from "react";
import { useWidth } from "../use-width.ts";
import { TimelineControls } from "./timeline-controls.tsx";
import { TimelineDrawing } from "./timeline-drawing.tsx";
import { type Lane, positionOf, type Span, type View } from "./timeline-geometry.ts";
import { timelineLayout } from "./timeline-layout.ts";
import { TimelineOverview } from "./timeline-overview.tsx";
import { announcement, TimelineTooltip } from "./timeline-tooltip.tsx";
import { useTimelineInput } from "./use-timeline-input.ts";
import { useTimelineWheel } from "./use-timeline-wheel.ts";

/** What a timeline draws. Instants in epoch seconds. */
export type TimelineProps = {
  label: string;
  bounds: View;
  view: View;
  zones: Zones;
  lanes: readonly Lane[];
  /**
   * What was recorded before overlaps were resolved, one lane for each source; empty where there is
   * only one.
   */
  recorded?: readonly Lane[] | undefined;
  /** When agents worked: shown in a row of their own, never part of the lanes. */
  agent: readonly Span[];
  /** Blocks of deep work, drawn as a line above. */
  blocks: readonly Span[];
  now: number | null;
  picked: number | null;
  onView: (view: View) => void;
  onPick: (at: number) => void;
};

const NONE: readonly Lane[] = [];
/** Room for the tooltip at the right edge, in pixels. */
const TOOLTIP_WIDTH = 216;

/**
 * A day as lanes: everything in one band on top, below it what each source recorded, then one row
 * per name. Wheel (with Ctrl, or while focused), buttons and marking zoom; the strip below shows
 * where the view lies in the day. Arrows move from piece to piece, with Shift by minutes; Enter
 * asks why.
 */
export function Timeline(props: TimelineProps) {
  const { label, bounds, view, zones, lanes, recorded = NONE, agent, blocks } = props;
  const { now, picked, onView, onPick } = props;
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>(960);
  const layout = timelineLayout(width, lanes, recorded, agent.length > 0);
  const { gutter, plot, height } = layout;
  const input = useTimelineInput({ view, bounds, lanes, now, layout, onView, onPick });
  const { cursor, shown, mark, isFocused, handlers } = input;
  useTimelineWheel(ref, { view, bounds, layout, isFocused, onView });
  const tooltipLeft = shown === null ? 0 : gutter + positionOf(shown, view, plot) + 12;
  return (
    <div className="flex flex-col gap-2">
      {/* An application widget has interactions of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={ref}
        role="application"
        aria-roledescription="timeline"
        aria-label={label}
        aria-describedby={`${id}-help`}
        // An application widget takes the focus itself.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="relative cursor-crosshair touch-pan-y rounded-md select-none"
        {...handlers}
      >
        <svg width={width} height={height} aria-hidden="true" className="block max-w-full">
          <TimelineDrawing
            drawn={{ view, zones, lanes, recorded, agent, blocks, now, picked }}
            layout={layout}
            patternId={`${id}-sites`}
            shown={shown}
            mark={mark}
          />
        </svg>
        {shown !== null && (
          <TimelineTooltip
            at={shown}
            lanes={lanes}
            zones={zones}
            left={Math.min(Math.max(4, tooltipLeft), width - TOOLTIP_WIDTH)}
          />
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {isFocused && cursor !== null ? announcement(cursor, lanes, zones) : ""}
      </p>
      <TimelineOverview
        bounds={bounds}
        view={view}
        lanes={lanes}
        left={gutter}
        width={plot}
        onView={onView}
      />
      <TimelineControls
        helpId={`${id}-help`}
        view={view}
        bounds={bounds}
        around={cursor ?? (view.from + view.to) / 2}
        onView={onView}
      />
    </div>
  );
}
