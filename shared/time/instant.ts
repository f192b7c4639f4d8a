import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";

/** First and last accepted instant: 2020-01-01 and 2100-01-01, both at 00:00:00Z. */
export const EPOCH_SECONDS_MIN = 1_577_836_800;
export const EPOCH_SECONDS_MAX = 4_102_444_800;

/**
 * An instant in whole seconds since 1970-01-01T00:00:00Z, between 2020 and 2100. Streakline counts
 * only whole seconds, so that parts add up to the total exactly.
 */
export const EpochSeconds = checked(
  int(),
  z.minimum(EPOCH_SECONDS_MIN),
  z.maximum(EPOCH_SECONDS_MAX),
);
export type EpochSeconds = z.infer<typeof EpochSeconds>;

/**
 * A local calendar day, for instance `2026-11-22`. The person's time zone and dayStartsAt decide
 * which instants belong to it.
 */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A day whose bounds are valid EpochSeconds in every time zone: 2020-01-02 to 2099-12-29. */
export const CountableDay = checked(
  Day,
  z.refine(
    (day) => day >= "2020-01-02" && day <= "2099-12-29",
    "it must lie between 2020-01-02 and 2099-12-29",
  ),
);

/** A length of time in seconds, never negative. */
export const Seconds = checked(int(), z.minimum(0));
export type Seconds = z.infer<typeof Seconds>;

/** How far ahead of the server a client's clock may be, in seconds. */
export const FUTURE_SECONDS_MAX = 300;
