import * as z from "zod/mini";
import { int } from "../int.ts";
import { EpochSeconds } from "./instant.ts";

/**
 * A person's rules for days that held before, sorted by time, each until its second (exclusive):
 * days were lived where the person was (rule 3).
 */
export const EarlierDayRules = z.array(
  z.object({ until: EpochSeconds, timeZone: z.string(), dayStartsAtMinutes: int() }),
);
export type EarlierDayRules = z.infer<typeof EarlierDayRules>;
