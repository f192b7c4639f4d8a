import { Maximize2, Minus, Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useId,
  useState,
} from "react";
import { IconButton } from "../../forms/button.tsx";
import { clockTime } from "../../format/format-day.ts";
import { exactDuration } from "../../format/format-duration.ts";
import { useWidth } from "../use-width.ts";
import {
  instantAt,
  type Lane,
  markedView,
  panView,
  pieceAt,
  positionOf,
  timeTicks,
  type View,
  walk,
  zoomView,
} from "./timeline-geometry.ts";

/** What the timeline draws and tells. */
export type TimelineProps = {
  label: string;
  bounds: View;
  view: View;
  timeZone: string;
  lanes: readonly Lane[];
  /**
   * What was recorded before overlaps were resolved, one lane for each source; empty where there is
   * only one.
   */
  recorded?: readonly Lane[];
  /** Agents' stretches: shown in a row of their own, never part of the lanes. */
  agent: readonly { from: number; to: number }[];
  /** Blocks of deep work, drawn as a line above. */
  blocks: readonly { from: number; to: number }[];
  now: number | null;
  picked: number | null;
  onView: (view: View) => void;
  onPick: (at: number) => void;
};

const BAND = 40;
const ROW = 22;
const SOURCE = 20;
const NONE: readonly Lane[] = [];
const AXIS = 24;
const GUTTER = 132;
const DRAG_PIXELS_MIN = 6;

/**
 * A day as lanes: everything in one band on top, below it what each source recorded, then one row
 * per name. Wheel (with Ctrl, or while focused), buttons and marking zoom; the strip below shows
 * where the view lies in the day. Arrows walk from stretch to stretch, with Shift by minutes; Enter
 * asks why.
 */
export function Timeline({
  label,
  bounds,
  view,
  timeZone,
  lanes,
  recorded = NONE,
  agent,
  blocks,
  now,
  picked,
  onView,
  onPick,
}: TimelineProps) {
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>(960);
  const gutter = width >= 640 ? GUTTER : 0;
  const rowHeight = gutter > 0 ? ROW : ROW + 14;
  const plot = Math.max(120, width - gutter);
  const [cursor, setCursor] = useState<number | null>(null);
  const [hover, setHover] = useState<number | null>(null);
  const [mark, setMark] = useState<{ from: number; to: number } | null>(null);
  const [focused, setFocused] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const rows = lanes.length + (agent.length > 0 ? 1 : 0);
  const sourceHeight = gutter > 0 ? SOURCE : SOURCE + 12;
  const sources = recorded.length === 0 ? 0 : recorded.length * sourceHeight + 12;
  const height = 10 + BAND + 10 + sources + rows * rowHeight + AXIS;
  const scale = (at: number) => positionOf(at, view, plot);
  const onWheel = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (sideways && view.to - view.from < bounds.to - bounds.from) {
      event.preventDefault();
      onView(
        panView(view, bounds, ((event.deltaX || event.deltaY) / plot) * (view.to - view.from)),
      );
    } else if (event.ctrlKey || event.metaKey || focused) {
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left - gutter;
      onView(zoomView(view, bounds, event.deltaY > 0 ? 1.25 : 0.8, instantAt(x, view, plot)));
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

  function at(event: PointerEvent): number {
    return instantAt(
      event.clientX - event.currentTarget.getBoundingClientRect().left - gutter,
      view,
      plot,
    );
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setByKeyboard(false);
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
    else {
      setCursor(at(event));
      onPick(at(event));
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const present = cursor ?? now ?? view.from;
    const next = keyAction(event, present);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setByKeyboard(true);
    if (next === "pick") return onPick(present);
    if (typeof next === "object") return onView(next);
    setCursor(next);
    setHover(null);
    if (next < view.from || next >= view.to)
      onView(panView(view, bounds, next - (view.from + view.to) / 2));
  }

  function keyAction(event: KeyboardEvent, present: number): number | View | "pick" | null {
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    switch (event.key) {
      case "ArrowRight":
        return walk(present, 1, lanes, bounds, event.shiftKey);
      case "ArrowLeft":
        return walk(present, -1, lanes, bounds, event.shiftKey);
      case "Home":
        return walk(bounds.from - 1, 1, lanes, bounds, false);
      case "End":
        return walk(bounds.to, -1, lanes, bounds, false);
      case "+":
      case "=":
        return zoomView(view, bounds, 0.5, present);
      case "-":
        return zoomView(view, bounds, 2, present);
      case "0":
        return bounds;
      case "Enter":
      case " ":
        return "pick";
      default:
        return null;
    }
  }

  const walked =
    focused && byKeyboard && cursor !== null && cursor >= view.from && cursor < view.to
      ? cursor
      : null;
  const shown = hover ?? walked;
  const under = shown === null ? null : pieceAt(lanes, shown);
  const whole = view.from === bounds.from && view.to === bounds.to;
  const middle = (view.from + view.to) / 2;
  return (
    <div className="flex flex-col gap-2">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application widget has interactions of its own */}
      <div
        ref={ref}
        role="application"
        aria-roledescription="timeline"
        aria-label={label}
        aria-describedby={`${id}-help`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application widget takes the focus itself
        tabIndex={0}
        className="relative cursor-crosshair touch-pan-y rounded-md select-none"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setMark(null)}
        onPointerLeave={() => setHover(null)}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(event.currentTarget.matches(":focus"))}
        onBlur={() => setFocused(false)}
      >
        <svg width={width} height={height} aria-hidden="true" className="block max-w-full">
          {recorded.length > 0 && (
            <pattern
              id={`${id}-sites`}
              width={5}
              height={5}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={1.6} height={5} fill="var(--surface)" opacity={0.55} />
            </pattern>
          )}
          <Ticks view={view} timeZone={timeZone} plot={plot} left={gutter} height={height} />
          <svg x={gutter} width={plot} height={height}>
            {blocks.map((block) => (
              <rect
                key={block.from}
                x={scale(block.from)}
                width={Math.max(2, scale(block.to) - scale(block.from))}
                y={1}
                height={3}
                rx={1.5}
                fill="var(--accent)"
              />
            ))}
            {lanes.map((lane) => (
              <Pieces
                key={lane.key}
                lane={lane}
                view={view}
                plot={plot}
                y={10}
                height={BAND}
                stripes={`url(#${id}-sites)`}
              />
            ))}
            {recorded.map((lane, index) => (
              <Pieces
                key={lane.key}
                lane={lane}
                view={view}
                plot={plot}
                y={sourceTop(index) + (sourceHeight - 12)}
                height={8}
                stripes={`url(#${id}-sites)`}
                whole
              />
            ))}
            {recorded.length > 0 && (
              <line x1={0} x2={plot} y1={rowTop(0) - 4} y2={rowTop(0) - 4} stroke="var(--line)" />
            )}
            {lanes.map((lane, index) => (
              <Pieces
                key={lane.key}
                lane={lane}
                view={view}
                plot={plot}
                y={rowTop(index) + (rowHeight - 16)}
                height={12}
                stripes={`url(#${id}-sites)`}
                whole
              />
            ))}
            {agent.map((piece) => (
              <rect
                key={piece.from}
                x={scale(piece.from)}
                width={Math.max(1.5, scale(piece.to) - scale(piece.from))}
                y={rowTop(lanes.length) + (rowHeight - 14)}
                height={8}
                rx={1.5}
                fill="none"
                stroke="var(--ink-3)"
                strokeDasharray="3 2"
              />
            ))}
            {now !== null && now >= view.from && now < view.to && (
              <Upright x={scale(now)} height={height - AXIS} colour="var(--accent)" />
            )}
            {picked !== null && (
              <Upright x={scale(picked)} height={height - AXIS} colour="var(--ink)" width={2} />
            )}
            {shown !== null && (
              <Upright x={scale(shown)} height={height - AXIS} colour="var(--ink-3)" dashed />
            )}
            {mark !== null && (
              <rect
                x={Math.min(scale(mark.from), scale(mark.to))}
                width={Math.abs(scale(mark.to) - scale(mark.from))}
                y={0}
                height={height - AXIS}
                fill="var(--accent)"
                opacity={0.18}
              />
            )}
          </svg>
          {gutter > 0 && (
            <LaneName
              name={recorded.length > 0 ? "Counted" : "All"}
              x={0}
              y={10 + BAND / 2 + 4}
              colour={null}
            />
          )}
          {recorded.map((lane, index) => (
            <LaneName
              key={lane.key}
              name={lane.name}
              x={gutter > 0 ? 0 : 2}
              y={sourceTop(index) + (gutter > 0 ? sourceHeight - 4 : 14)}
              colour={null}
            />
          ))}
          {lanes.map((lane, index) => (
            <LaneName
              key={lane.key}
              name={lane.name}
              x={gutter > 0 ? 0 : 2}
              y={rowTop(index) + (gutter > 0 ? rowHeight - 6 : 14)}
              colour={lane.colour}
              {...(lane.pieces.some(({ kind }) => kind === "site")
                ? { stripes: `url(#${id}-sites)` }
                : {})}
            />
          ))}
          {agent.length > 0 && (
            <LaneName
              name="Agents"
              x={gutter > 0 ? 0 : 2}
              y={rowTop(lanes.length) + (gutter > 0 ? rowHeight - 6 : 14)}
              colour={null}
            />
          )}
        </svg>
        {shown !== null && (
          <div
            className="pointer-events-none absolute top-14 z-10 w-max max-w-64 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-pop"
            style={{ left: Math.min(Math.max(4, gutter + scale(shown) + 12), width - 216) }}
          >
            <p className="font-semibold">{clockTime(shown, timeZone)}</p>
            {under === null ? (
              <p className="text-ink-2">Nothing counted</p>
            ) : (
              <p className="text-ink-2">
                {under.piece.name ?? under.lane.name}
                {under.piece.kind === "gap" ? ", gap that counts" : ""}
                {under.piece.name !== undefined && <span className="block">{under.lane.name}</span>}
                <span className="block">
                  {clockTime(under.piece.from, timeZone)} to {clockTime(under.piece.to, timeZone)},{" "}
                  {exactDuration(under.piece.to - under.piece.from)}
                </span>
              </p>
            )}
          </div>
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {focused && cursor !== null ? announce(cursor, lanes, timeZone) : ""}
      </p>
      <Overview
        bounds={bounds}
        view={view}
        lanes={lanes}
        left={gutter}
        width={plot}
        onView={onView}
      />
      <div className="flex items-center justify-between gap-2">
        <p id={`${id}-help`} className="text-xs text-ink-3">
          <span className="pointer-coarse:hidden">
            Click a minute to see why it counts, drag to zoom. With the keyboard: arrows walk,{" "}
            <kbd>Enter</kbd> asks why, <kbd>+</kbd> <kbd>−</kbd> zoom.
          </span>
          <span className="hidden pointer-coarse:inline">
            Tap a minute to see why it counts. Drag sideways to zoom.
          </span>
        </p>
        <div className="flex shrink-0">
          <IconButton
            label="Zoom in"
            onClick={() => onView(zoomView(view, bounds, 0.5, cursor ?? middle))}
          >
            <Plus size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Zoom out"
            disabled={whole}
            onClick={() => onView(zoomView(view, bounds, 2, cursor ?? middle))}
          >
            <Minus size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label="Show the whole day" disabled={whole} onClick={() => onView(bounds)}>
            <Maximize2 size={15} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
    </div>
  );

  function sourceTop(index: number): number {
    return 10 + BAND + 6 + index * sourceHeight;
  }

  function rowTop(index: number): number {
    return 10 + BAND + 10 + sources + index * rowHeight;
  }
}

/**
 * Time on sites is striped, as sessions may have its colour; in a band that mixes them it is also
 * lower, `whole` draws it as high.
 */
function Pieces({
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
      {lane.pieces.map(({ from, to, kind, colour }) => {
        if (to < view.from || from > view.to) return null;
        const x = positionOf(from, view, plot);
        const width = Math.max(1.5, positionOf(to, view, plot) - x);
        const thin = Math.max(3, height / 8);
        const size = kind === "site" && !whole ? height * 0.55 : height;
        if (kind === "gap")
          return (
            <rect
              key={`${from}g`}
              x={x}
              width={width}
              y={y + (height - thin) / 2}
              height={thin}
              fill={colour}
            />
          );
        const shape = {
          x,
          width,
          y: y + height - size,
          height: size,
          rx: Math.min(2.5, width / 2),
        };
        if (kind === "session" || stripes === undefined)
          return <rect key={`${from}s`} {...shape} fill={colour} />;
        return (
          <g key={`${from}v`}>
            <rect {...shape} fill={colour} />
            <rect {...shape} fill={stripes} />
          </g>
        );
      })}
    </g>
  );
}

function Ticks({
  view,
  timeZone,
  plot,
  left,
  height,
}: {
  view: View;
  timeZone: string;
  plot: number;
  left: number;
  height: number;
}) {
  return (
    <g>
      {timeTicks(view, timeZone, plot).map((tick, index, all) => {
        const x = left + positionOf(tick.at, view, plot);
        const atEdge =
          index === 0 && x < left + 20
            ? "start"
            : index === all.length - 1 && x > left + plot - 20
              ? "end"
              : "middle";
        return (
          <g key={tick.at}>
            <line x1={x} x2={x} y1={6} y2={height - AXIS} stroke="var(--line)" />
            <text x={x} y={height - 7} textAnchor={atEdge} fontSize={11} fill="var(--ink-3)">
              {tick.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Upright({
  x,
  height,
  colour,
  width = 1,
  dashed = false,
}: {
  x: number;
  height: number;
  colour: string;
  width?: number;
  dashed?: boolean;
}) {
  return (
    <line
      x1={x}
      x2={x}
      y1={0}
      y2={height}
      stroke={colour}
      strokeWidth={width}
      strokeDasharray={dashed ? "2 3" : undefined}
    />
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
  stripes?: string;
}) {
  const short = name.length > 17 ? `${name.slice(0, 16)}…` : name;
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

/**
 * The whole day in a strip exactly below the plot: marking shows that part; dragging the window
 * moves it.
 */
function Overview({
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
  const whole = view.from === bounds.from && view.to === bounds.to;
  const at = (event: PointerEvent) =>
    instantAt(event.clientX - event.currentTarget.getBoundingClientRect().left, bounds, width);
  return (
    <div
      aria-hidden="true"
      style={{ marginLeft: left, width }}
      className="h-6 cursor-ew-resize touch-none overflow-hidden rounded-md bg-sunken"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = at(event);
        setDrag({
          kind: !whole && start >= view.from && start <= view.to ? "move" : "mark",
          start,
          view,
        });
      }}
      onPointerMove={(event) => {
        if (drag?.kind === "move") onView(panView(drag.view, bounds, at(event) - drag.start));
        else if (drag !== null && Math.abs(at(event) - drag.start) > 600)
          onView(markedView(drag.start, at(event), bounds));
      }}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width={width} height={24} className="block">
        {lanes.map((lane) => (
          <Pieces key={lane.key} lane={lane} view={bounds} plot={width} y={8} height={8} />
        ))}
        {!whole && (
          <rect
            x={positionOf(view.from, bounds, width)}
            width={Math.max(
              4,
              positionOf(view.to, bounds, width) - positionOf(view.from, bounds, width),
            )}
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

const KIND_WORDS = { session: "session", gap: "gap that counts", site: "visit" } as const;

function announce(at: number, lanes: readonly Lane[], timeZone: string): string {
  const under = pieceAt(lanes, at);
  const time = clockTime(at, timeZone);
  if (under === null) return `${time}, nothing counted`;
  const { lane, piece } = under;
  const name = piece.name === undefined ? lane.name : `${piece.name}, ${lane.name}`;
  return `${time}, ${name}, ${KIND_WORDS[piece.kind]} from ${clockTime(piece.from, timeZone)} to ${clockTime(piece.to, timeZone)}, ${exactDuration(piece.to - piece.from)}`;
}
