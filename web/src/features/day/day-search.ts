import { Dimension } from "@streakline/shared/stats/filter.ts";
import * as z from "zod";

const Instant = z.coerce.number().int().positive().optional().catch(undefined);

/**
 * What a day's address holds beside the day: the minute that is asked about, what is zoomed to, and
 * the rows of the timeline.
 */
export const DaySearch = z.object({
  at: Instant,
  from: Instant,
  to: Instant,
  lanes: Dimension.optional().catch(undefined),
});
export type DaySearch = z.infer<typeof DaySearch>;
