import { Category, WeightClass } from "@streakline/shared/categories/categories.ts";
import { Day } from "@streakline/shared/time/instant.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { RangeName } from "../../domain/range/range-name.ts";

const day = z.catch(z.optional(Day), undefined);

/** The query string of the sites page: range, narrowing, bars. A mangled part is dropped. */
export const SiteSearch = z.object({
  range: z.catch(z.optional(RangeName), undefined),
  from: day,
  to: day,
  counts: z.catch(z.optional(WeightClass), undefined),
  category: z.catch(z.optional(Category), undefined),
  q: z.catch(z.optional(checked(z.string(), z.maxLength(253))), undefined),
  bars: z.catch(z.optional(z.enum(["day", "week"])), undefined),
});
export type SiteSearch = z.infer<typeof SiteSearch>;
