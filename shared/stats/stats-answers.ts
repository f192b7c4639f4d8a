import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Actor } from "../activity/coding-session.ts";
import { perSum } from "../activity/counters.ts";
import { Interval } from "../timeline/interval.ts";
import { Category, Weight } from "../categories/categories.ts";
import { Day, EpochSeconds, Seconds } from "../time/instant.ts";
import { EarlierDayRules } from "../time/earlier-day-rules.ts";
import { Dimension, Filter } from "./filter.ts";

/**
 * One value of a dimension with its counted seconds. `name` is what the person reads (a device's
 * name for deviceId).
 */
export const Share = z.object({ value: z.string(), name: z.string(), seconds: Seconds });
export type Share = z.infer<typeof Share>;

/**
 * The value for the sum of all values that a bounded list leaves out. No real value equals it,
 * because labels never start with a slash.
 */
export const OTHER_VALUE = "/other";

/**
 * Shares of every dimension, largest first; of a range the 50 largest, and the sum of the others as
 * OTHER_VALUE. In each list the seconds add up to the total.
 */
export const Breakdown = z.object({
  project: z.array(Share),
  language: z.array(Share),
  editor: z.array(Share),
  deviceId: z.array(Share),
  branch: z.array(Share),
});
export type Breakdown = z.infer<typeof Breakdown>;

/** Sums of every counter of a day or range (shared/activity/counters.ts). */
export const Lines = z.object(perSum(() => int()));
export type Lines = z.infer<typeof Lines>;

/**
 * What ended a block of deep work: the site that took most of the time from its end to the next
 * activity, if visits began within two minutes of the end; or a pause without records. `seconds` is
 * the site's, or the pause's; `until` is when activity went on, else the end of the last of those
 * visits.
 */
export const Interruption = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("site"),
    domain: z.string(),
    category: Category,
    weight: Weight,
    startedAt: EpochSeconds,
    seconds: Seconds,
    until: EpochSeconds,
  }),
  z.object({
    kind: z.literal("pause"),
    startedAt: EpochSeconds,
    seconds: Seconds,
    until: EpochSeconds,
  }),
]);
export type Interruption = z.infer<typeof Interruption>;

/**
 * A block of deep work (rule 6): its span, the active seconds inside and the interruptions it
 * survived.
 */
export const DeepWorkBlock = z.object({
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  secondsActive: Seconds,
  interruptions: checked(int(), z.minimum(0)),
  /** What ended it: the interruption was too long, too many in total, or the day ended. */
  endedBecause: z.enum(["long_interruption", "too_many_interruptions", "end_of_activity"]),
  /**
   * The interruption; null if the activity of the day ended. Missing on days that were derived
   * before sites were recorded.
   */
  endedBy: z.optional(z.nullable(Interruption)),
});
export type DeepWorkBlock = z.infer<typeof DeepWorkBlock>;

/** Focus score 0 to 100 with its three parts (rule 7). `total` is the rounded sum. */
export const FocusScore = z.object({
  total: checked(int(), z.minimum(0), z.maximum(100)),
  /** 0 to 60: share of active time inside deep-work blocks. */
  deepWork: z.number(),
  /** 0 to 25: full at 6 or fewer switches an hour, none at 30. */
  switches: z.number(),
  /** 0 to 15: absence of distracting time. */
  calm: z.number(),
  switchesPerHour: z.number(),
  deepWorkSeconds: Seconds,
});
export type FocusScore = z.infer<typeof FocusScore>;

/** Time zones that held in earlier parts of a day, each until its second. */
const EarlierZones = z.array(z.object({ timeZone: z.string(), until: EpochSeconds }));

/** Answer of `stats.day`. */
export const DayAnswer = z.object({
  day: Day,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
  /** The zone in which the day ends, and those before it in which parts of it were lived. */
  timeZone: z.string(),
  earlier: z.optional(EarlierZones),
  secondsTotal: Seconds,
  agentSeconds: Seconds,
  breakdown: Breakdown,
  lines: Lines,
  deepWork: z.array(DeepWorkBlock),
  focus: z.nullable(FocusScore),
  /** Consecutive days up to this one that reached the minimum (rule 8). */
  streakDays: checked(int(), z.minimum(0)),
  /** True while an accepted batch of this day is still being derived. */
  pending: z.boolean(),
  /** Sentence that says why the day cannot be counted; its figures are older ones. Null otherwise. */
  refusal: z.optional(z.nullable(z.string())),
  updatedAt: z.nullable(EpochSeconds),
});
export type DayAnswer = z.infer<typeof DayAnswer>;

/**
 * Answer of `activity.timeline`: every counted interval of a day, and the agents' beside it. At
 * most 20,000 intervals in a list. `intervals` (coding) and `sites` do not overlap: together they are the
 * resolved line. `lanes` are coding and sites, each resolved without the other.
 */
export const TimelineAnswer = z.object({
  day: Day,
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
  timeZone: z.string(),
  earlier: z.optional(EarlierZones),
  intervals: z.array(Interval),
  agent: z.array(Interval),
  sites: z.optional(z.array(Interval)),
  lanes: z.optional(z.object({ coding: z.array(Interval), sites: z.array(Interval) })),
});
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;

/** Answer of `activity.why`: which rule decided on one instant, and on what evidence (rule 9). */
export const WhyAnswer = z.object({
  at: EpochSeconds,
  verdict: z.enum([
    "session",
    "gap",
    "site",
    "gap_too_long",
    "gap_away",
    "gap_closed",
    "gap_website",
    "agent",
    "nothing",
  ]),
  counts: z.boolean(),
  /** The published rule that decided, 1 to 9. */
  rule: int(),
  sentence: z.string(),
  interval: z.nullable(Interval),
  /** The stretch of the timeline in which `interval` lies; see stretches(). */
  stretch: z.optional(z.object({ startedAt: EpochSeconds, endedAt: EpochSeconds })),
  /** The session that owns the instant, or the one before the gap. */
  session: z.nullable(
    z.object({
      id: z.string(),
      startedAt: EpochSeconds,
      endedAt: EpochSeconds,
      endedBy: z.string(),
      actor: Actor,
      deviceName: z.string(),
      client: z.string(),
      receivedAt: EpochSeconds,
      batchId: z.string(),
    }),
  ),
  /** Number of other sessions over the instant, which lost it by rule 1. */
  others: checked(int(), z.minimum(0)),
  /** The session after the gap, where there is one. */
  nextStartedAt: z.nullable(EpochSeconds),
  /** The time zone that held at that instant. */
  timeZone: z.string(),
});
export type WhyAnswer = z.infer<typeof WhyAnswer>;

/** Input of `stats.summary` and `stats.heatmap`: both days included, at most 4,000 days. */
export const RangeInput = z.strictObject({ from: Day, to: Day, filter: z._default(Filter, {}) });
export type RangeInput = z.infer<typeof RangeInput>;
export const RANGE_DAYS_MAX = 4_000;
/**
 * Ranges longer than this are answered by month instead of by day, so that ten years cost what one
 * year costs.
 */
export const RANGE_DAYS_BY_DAY_MAX = 400;

export const SummaryInput = z.extend(RangeInput, { groupBy: z._default(Dimension, "project") });
export type SummaryInput = z.infer<typeof SummaryInput>;

/**
 * Answer of `stats.summary`. The buckets add up to the total, and so does every list of the
 * breakdown.
 */
export const SummaryAnswer = z.object({
  from: Day,
  to: Day,
  bucketBy: z.enum(["day", "month"]),
  groupBy: Dimension,
  secondsTotal: Seconds,
  /**
   * Days of the range that count for the average: up to today, not before the first recorded day.
   */
  daysCounted: checked(int(), z.minimum(0)),
  daysActive: checked(int(), z.minimum(0)),
  /** secondsTotal / daysCounted, rounded. */
  secondsPerDay: Seconds,
  bestDay: z.nullable(z.object({ day: Day, seconds: Seconds })),
  /**
   * The same number of days directly before `from`, with the same filter. While the range is still
   * running, only as many as it has up to today. `change` is a ratio, null when there was nothing
   * before.
   */
  before: z.object({ from: Day, to: Day, secondsTotal: Seconds, change: z.nullable(z.number()) }),
  /**
   * One entry per day or month of the range, also the empty ones; `parts` by `groupBy`, largest
   * first: the 20 largest values of the range, the rest under OTHER_VALUE.
   */
  buckets: z.array(
    z.object({
      start: Day,
      seconds: Seconds,
      parts: z.array(z.object({ value: z.string(), seconds: Seconds })),
    }),
  ),
  breakdown: Breakdown,
  lines: Lines,
  pendingDays: checked(int(), z.minimum(0)),
});
export type SummaryAnswer = z.infer<typeof SummaryAnswer>;

/**
 * Answer of `stats.heatmap`: seconds per day (only days with any), and per weekday (1 Monday to 7
 * Sunday) and local hour (0 to 23).
 */
export const HeatmapAnswer = z.object({
  from: Day,
  to: Day,
  days: z.array(z.object({ day: Day, seconds: Seconds })),
  hours: z.array(
    z.object({
      weekday: checked(int(), z.minimum(1), z.maximum(7)),
      hour: checked(int(), z.minimum(0), z.maximum(23)),
      seconds: Seconds,
    }),
  ),
});
export type HeatmapAnswer = z.infer<typeof HeatmapAnswer>;

/** One row of `activity.projects`, most recent first. */
export const ProjectRow = z.object({
  project: z.string(),
  secondsTotal: Seconds,
  secondsLast30Days: Seconds,
  firstDay: Day,
  lastDay: Day,
  topLanguage: z.string(),
});
export type ProjectRow = z.infer<typeof ProjectRow>;

/**
 * Answer of `stats.today`, the only number a device may read: the person's own total of the current
 * local day over all devices.
 */
export const TodayAnswer = z.object({
  day: Day,
  secondsTotal: Seconds,
  asOf: EpochSeconds,
  timeZone: z.string(),
  settings: z.object({
    gapMinutes: int(),
    awayMinutes: int(),
    dayStartsAtMinutes: int(),
    earlier: z.optional(EarlierDayRules),
  }),
});
export type TodayAnswer = z.infer<typeof TodayAnswer>;
