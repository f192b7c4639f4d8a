import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Category } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { Domain, PageKey } from "./website-session.ts";

/**
 * One thing a browser saw, after the person's rules were applied. `at`: wall clock, floored to the
 * second. `elapsed`: whole seconds since the event before on a clock that cannot be set, or null
 * when that clock restarted (the background was suspended).
 * - `visit`: the focused window now shows this site (navigation, change of tab, focus, unlock,
 *   start). A repeated `visit` counts as activity.
 * - `active`: input or audible playback on the shown site, at most `inputAgoSeconds` ago (default
 *   0): browsers report input only within some seconds. Sent with each heartbeat while the person
 *   is not idle.
 * - `page_view`: a page of the shown site was loaded. Comes after `visit`.
 * - `tab_switch`: the person came to the shown site by changing the tab. Comes after `visit`.
 * - `heartbeat`: the browser is alive. Sent at least every 60 seconds while a site is shown.
 * - `idle`: the last input was `inputAgoSeconds` ago (default 0).
 * - `leave`: no countable site is shown. `blur`, `lock`, `close`: the window lost focus, the screen
 *   was locked, the browser was closed.
 */
export const VisitEvent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("visit"),
    at: EpochSeconds,
    elapsed: z.nullable(checked(int(), z.minimum(0))),
    domain: Domain,
    category: Category,
    pageKey: z.nullable(PageKey),
  }),
  z.object({
    kind: z.literal("page_view"),
    at: EpochSeconds,
    elapsed: z.nullable(checked(int(), z.minimum(0))),
    pageKey: z.nullable(PageKey),
  }),
  z.object({
    kind: z.enum(["active", "idle"]),
    at: EpochSeconds,
    elapsed: z.nullable(checked(int(), z.minimum(0))),
    inputAgoSeconds: z.optional(checked(int(), z.minimum(0), z.maximum(300))),
  }),
  z.object({
    kind: z.enum(["tab_switch", "heartbeat", "leave", "blur", "lock", "close"]),
    at: EpochSeconds,
    elapsed: z.nullable(checked(int(), z.minimum(0))),
  }),
]);
export type VisitEvent = z.infer<typeof VisitEvent>;
