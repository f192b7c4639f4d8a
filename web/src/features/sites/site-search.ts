import { Category, WeightClass } from "@streakline/shared/categories/categories.ts";
import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod";
import { RangeName } from "../../domain/range/range-name.ts";

const day = Day.optional().catch(undefined);

/**
 * What the address of the sites page holds: the range, what the list is narrowed to, and how it is
 * drawn. A mangled part is left out.
 */
export const SiteSearch = z.object({
  range: RangeName.optional().catch(undefined),
  from: day,
  to: day,
  counts: WeightClass.optional().catch(undefined),
  category: Category.optional().catch(undefined),
  q: z.string().max(253).optional().catch(undefined),
  bars: z.enum(["day", "week"]).optional().catch(undefined),
});
export type SiteSearch = z.infer<typeof SiteSearch>;
