import * as z from "zod";
import { EpochSeconds } from "../time/instant.ts";
import { Actor, EndedBy } from "./coding-session.ts";

/** What a piece of counted time belongs to; the five filters of every screen. */
export const Dimensions = z.object({
  project: z.string(),
  language: z.string(),
  editor: z.string(),
  deviceId: z.string(),
  branch: z.string(),
});
export type Dimensions = z.infer<typeof Dimensions>;

/**
 * A stored session as the timeline needs it: one device's, overlaps not yet resolved.
 * `id` orders sessions that start in the same second (rule 1: the last to start owns the instant).
 */
export const TimelineSession = Dimensions.extend({
  id: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
  actor: Actor,
});
export type TimelineSession = z.infer<typeof TimelineSession>;

/**
 * A piece of a day that belongs to exactly one thing. Intervals of a day are sorted, never overlap, and lie inside the day.
 * `session` counts (rule 1), `gap` counts for the session before it (rule 2). Agent time is a list of its own.
 */
export const Interval = Dimensions.extend({
  kind: z.enum(["session", "gap"]),
  sessionId: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
});
export type Interval = z.infer<typeof Interval>;
