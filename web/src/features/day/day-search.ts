import { Dimension } from "@streakline/shared/stats/filter.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { int } from "@streakline/shared/int.ts";

const Instant = z.catch(
  z.optional(z.pipe(z.coerce.number(), checked(int(), z.positive()))),
  undefined,
);

/**
 * The query string of a day: the minute that is asked about, the zoomed part, the lanes of the
 * timeline.
 */
export const DaySearch = z.object({
  at: Instant,
  from: Instant,
  to: Instant,
  lanes: z.catch(z.optional(Dimension), undefined),
});
export type DaySearch = z.infer<typeof DaySearch>;

/**
 * The part of the day that an address zooms to; null for the whole day. @example viewOf({ from: 10,
 * to: 5 }) // null
 */
export function viewOf({ from, to }: DaySearch): { from: number; to: number } | null {
  return from !== undefined && to !== undefined && from < to ? { from, to } : null;
}
