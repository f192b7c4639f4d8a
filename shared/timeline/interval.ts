import * as z from "zod/mini";
import { Category, Weight } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { Actor, EndedBy } from "../activity/coding-session.ts";
import type { SiteSession } from "./site-session.ts";

/** The five dimensions of counted time, also the five filters of every screen. */
export const Dimensions = z.object({
  project: z.string(),
  language: z.string(),
  editor: z.string(),
  deviceId: z.string(),
  branch: z.string(),
});
export type Dimensions = z.infer<typeof Dimensions>;

/**
 * A stored coding session as the timeline needs it: of one device, overlaps not yet resolved.
 * SiteSession is its counterpart for visits. `id` orders sessions that start in the same second.
 */
export const TimelineSession = z.extend(Dimensions, {
  id: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
  actor: Actor,
  /**
   * Whether anything was counted in it. One of no length in which nothing was, and which a blur,
   * lock or close ended, only tells when the person left.
   */
  isActive: z.optional(z.boolean()),
});
export type TimelineSession = z.infer<typeof TimelineSession> & { readonly kind?: "coding" };

/** A coding session or a visit, told apart by `kind`. A coding session may lack `kind`. */
export type AnySession = TimelineSession | SiteSession;

/**
 * A piece of a day with exactly one owner. The intervals of a list are sorted, do not overlap, and
 * lie inside the day. Agent time is a list of its own.
 * - `session`: counts as coding (rule 1)
 * - `gap`: counts as coding for the session before it (rule 2)
 * - `site`: counts as time on a website
 */
export const Interval = z.extend(Dimensions, {
  kind: z.enum(["session", "gap", "site"]),
  sessionId: z.string(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  /**
   * Only for `site`, like the next two fields. Of the dimensions a site has only `deviceId`; the
   * others are empty.
   */
  domain: z.optional(z.string()),
  category: z.optional(Category),
  /** Weight of a second, 0 to 1 (rule 5). */
  weight: z.optional(Weight),
});
export type Interval = z.infer<typeof Interval>;
