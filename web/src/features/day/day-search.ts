import { Dimension } from "@streakline/shared/stats/filter.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { int } from "@streakline/shared/int.ts";

const Instant = z.catch(
  z.optional(z.pipe(z.coerce.number(), checked(int(), z.positive()))),
  undefined,
);

/**
 * What a day's address holds beside the day: the minute that is asked about, what is zoomed to, and
 * the rows of the timeline.
 */
export const DaySearch = z.object({
  at: Instant,
  from: Instant,
  to: Instant,
  lanes: z.catch(z.optional(Dimension), undefined),
});
export type DaySearch = z.infer<typeof DaySearch>;
