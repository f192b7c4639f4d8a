import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { clockTime } from "../../format/format-day.ts";

/** From one instant to another, in epoch seconds. */
export type Span = { from: number; to: number };
/** A piece of a lane: a session, a gap that counts, or time on a site. */
export type Piece = Span & {
  kind: "session" | "gap" | "site";
  /** Its name, where that differs from the lane. */
  name?: string;
  /** Its colour, where that differs from the lane. */
  colour?: string;
};
/** One row of the timeline. */
export type Lane = { key: string; name: string; colour: string; seconds: number; pieces: Piece[] };
/** The part of the day that is shown. */
export type View = Span;

/** The closest zoom: five minutes over the whole width. */
export const VIEW_SECONDS_MIN = 300;

/**
 * The view zoomed by `factor` (below 1 is closer) around an instant that keeps its place on screen.
 * Stays in the bounds and at five minutes or more.
 */
export function zoomView(view: View, bounds: View, factor: number, around: number): View {
  const length = view.to - view.from;
  const next = Math.round(
    Math.min(bounds.to - bounds.from, Math.max(VIEW_SECONDS_MIN, length * factor)),
  );
  const from = Math.round(around - ((around - view.from) / length) * next);
  return keepInside({ from, to: from + next }, bounds);
}

/** Whether a view shows all of the bounds: nothing is zoomed in. */
export function isWhole(view: View, bounds: View): boolean {
  return view.from === bounds.from && view.to === bounds.to;
}

/** The view moved by some seconds, kept inside the bounds. */
export function panView(view: View, bounds: View, seconds: number): View {
  return keepInside(
    { from: Math.round(view.from + seconds), to: Math.round(view.to + seconds) },
    bounds,
  );
}

/** The view of what was marked, in either direction; at least five minutes. */
export function markedView(one: number, other: number, bounds: View): View {
  const [from, to] = one < other ? [one, other] : [other, one];
  const missing = Math.max(0, VIEW_SECONDS_MIN - (to - from));
  return keepInside(
    { from: Math.floor(from - missing / 2), to: Math.ceil(to + missing / 2) },
    bounds,
  );
}

/** The instant at a horizontal position, and the position of an instant. */
export function instantAt(x: number, view: View, width: number): number {
  return Math.floor(view.from + (Math.min(Math.max(x, 0), width) / width) * (view.to - view.from));
}
export function positionOf(at: number, view: View, width: number): number {
  return ((at - view.from) / (view.to - view.from)) * width;
}

/**
 * The labels of the time axis: full local hours, or finer where there is room, at least `spacing`
 * pixels apart. They follow the local clock: an hour that repeats when the clocks change is
 * labelled twice.
 */
export function timeTicks(
  view: View,
  zones: Zones,
  width: number,
  spacing = 56,
): { at: number; label: string }[] {
  const secondsPerLabel = ((view.to - view.from) / Math.max(1, width)) * spacing;
  const stepMinutes = TICK_MINUTES.find((minutes) => minutes * 60 >= secondsPerLabel) ?? 1440;
  const stride = Math.min(stepMinutes, 15) * 60;
  const ticks: { at: number; label: string }[] = [];
  for (let at = Math.ceil(view.from / stride) * stride; at <= view.to; at += stride) {
    const label = clockTime(at, zones);
    const minuteOfDay = Number(label.slice(0, 2)) * 60 + Number(label.slice(3, 5));
    const isNear = at - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < secondsPerLabel;
    // Only where a day goes on in another time zone can two labels come too near.
    if (minuteOfDay % stepMinutes === 0 && !isNear) ticks.push({ at, label });
  }
  return ticks;
}

/** All pieces by their start, so that a keyboard can move from one to the next. */
function inOrder(lanes: readonly Lane[]): Piece[] {
  return lanes.flatMap(({ pieces }) => pieces).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The piece that holds an instant, with its lane; null when nothing counted then. */
export function pieceAt(lanes: readonly Lane[], at: number): { lane: Lane; piece: Piece } | null {
  for (const lane of lanes) {
    const piece = lane.pieces.find(({ from, to }) => at >= from && at < to);
    if (piece !== undefined) return { lane, piece };
  }
  return null;
}

/**
 * Where an arrow leads: to the start of the next or previous piece, or by a minute when `byMinute`.
 */
export function walk(
  at: number,
  direction: 1 | -1,
  lanes: readonly Lane[],
  bounds: View,
  byMinute: boolean,
): number {
  const inside = (value: number) => Math.min(bounds.to - 1, Math.max(bounds.from, value));
  if (byMinute) return inside(at + direction * 60);
  const starts = inOrder(lanes).map(({ from }) => from);
  const next =
    direction === 1 ? starts.find((start) => start > at) : starts.findLast((start) => start < at);
  return inside(next ?? at);
}

const TICK_MINUTES = [1, 5, 15, 30, 60, 120, 180, 240, 360, 720];

function keepInside(view: View, bounds: View): View {
  const length = Math.min(view.to - view.from, bounds.to - bounds.from);
  const from = Math.min(Math.max(view.from, bounds.from), bounds.to - length);
  return { from, to: from + length };
}
