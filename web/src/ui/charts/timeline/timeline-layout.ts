import type { Lane } from "./timeline-geometry.ts";

/** The band that holds all lanes together: its top and height in pixels. */
export const BAND_TOP = 10;
export const BAND_HEIGHT = 40;
/** The space below the rows that the labels of the time axis take, in pixels. */
export const AXIS_HEIGHT = 24;

const GUTTER_WIDTH = 132;
const GUTTER_FROM_WIDTH = 640;
const PLOT_WIDTH_MIN = 120;

/** Where everything of a timeline lies, in pixels. */
export type TimelineLayout = {
  /** Width of the column of names; 0 where names stand above their rows. */
  gutter: number;
  /** Width of the plot beside the names. */
  plot: number;
  height: number;
  rowHeight: number;
  sourceHeight: number;
  /** The top of the recorded lane of this number, counted from zero. */
  sourceTop: (index: number) => number;
  /** The top of the row of this number, counted from zero; agents take the row after the last. */
  rowTop: (index: number) => number;
};

/**
 * The layout of a timeline of `width` pixels: the band, the recorded lanes, one row per lane, the
 * agents' row, the axis. On narrow screens names stand above their rows, which are higher then.
 */
export function timelineLayout(
  width: number,
  lanes: readonly Lane[],
  recorded: readonly Lane[],
  hasAgents: boolean,
): TimelineLayout {
  const gutter = width >= GUTTER_FROM_WIDTH ? GUTTER_WIDTH : 0;
  const rowHeight = gutter > 0 ? 22 : 36;
  const sourceHeight = gutter > 0 ? 20 : 32;
  const sources = recorded.length === 0 ? 0 : recorded.length * sourceHeight + 12;
  const rows = lanes.length + (hasAgents ? 1 : 0);
  const rowsTop = BAND_TOP + BAND_HEIGHT + 10 + sources;
  return {
    gutter,
    plot: Math.max(PLOT_WIDTH_MIN, width - gutter),
    height: rowsTop + rows * rowHeight + AXIS_HEIGHT,
    rowHeight,
    sourceHeight,
    sourceTop: (index) => BAND_TOP + BAND_HEIGHT + 6 + index * sourceHeight,
    rowTop: (index) => rowsTop + index * rowHeight,
  };
}
