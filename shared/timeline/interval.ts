import * as z from "zod/mini";
import { Category, Weight } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { Actor, EndedBy } from "../activity/coding-session.ts";
import type { SiteSession } from "./site-session.ts";

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
 * A stored coding session as the timeline needs it: one device's, overlaps not yet resolved.
 * SiteSession is its sister. `id` orders sessions that start in the same second (rule 1: the last
 * to start owns the instant).
 */
export const TimelineSession = z.extend(Dimensions, {
  id: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
  actor: Actor,
});
export type TimelineSession = z.infer<typeof TimelineSession> & { readonly kind?: "coding" };

/**
 * What the timeline resolves: coding and visits, told apart by `kind`, which coding sessions may
 * lack.
 */
export type AnySession = TimelineSession | SiteSession;

/**
 * A piece of a day that belongs to exactly one thing. Intervals of a list are sorted, never
 * overlap, and lie inside the day. `session` counts (rule 1), `gap` counts for the session before
 * it (rule 2), both as coding; `site` counts as time on a website. Agent time is a list of its own.
 */
export const Interval = z.extend(Dimensions, {
  kind: z.enum(["session", "gap", "site"]),
  sessionId: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  /**
   * Only of a `site`, as are the two below; of the dimensions a site has only its device, the
   * others are empty.
   */
  domain: z.optional(z.string()),
  category: z.optional(Category),
  /** What a second of it weighs, 0 to 1 (rule 5). */
  weight: z.optional(Weight),
});
export type Interval = z.infer<typeof Interval>;
