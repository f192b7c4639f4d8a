import * as z from "zod/mini";

/** The ranges that have a name; `custom` takes its two days from the address. */
export const RangeName = z.enum(["7d", "30d", "90d", "365d", "week", "month", "year", "custom"]);
export type RangeName = z.infer<typeof RangeName>;

/** The label of each range. */
export const RANGE_WORDS: Record<RangeName, string> = {
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
  "365d": "365 days",
  week: "This week",
  month: "This month",
  year: "This year",
  custom: "Custom",
};
