import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { Category } from "../categories/categories.ts";
import { EpochSeconds } from "../time/instant.ts";
import { Domain, PageKey } from "./website-session.ts";

/**
 * What a browser saw, after the person's rules. `at` is the wall clock, floored to the second;
 * `elapsed` the whole seconds that a clock which nobody can set says have passed since the event
 * before, null where that clock has started anew (the background was suspended between).
 * - `visit`: the focused window now shows this site: after a navigation, a change of tab, focus,
 *   unlock, start. Repeated, it is activity.
 * - `active`: input or audible playing on the site that is shown, at the latest `inputAgoSeconds`
 *   ago (0 when left out): a browser tells only that
 *   somebody was there within some seconds. Send it with every heartbeat while the person is not
 * idle.
 * - `page_view`: a page of the shown site was loaded; `tab_switch`: the person came to the shown
 *   site by changing the tab. Both after `visit`.
 * - `heartbeat`: the browser is alive, nothing else; at least every 60 seconds while a site is
 *   shown. `idle`: no more input since
 *   `inputAgoSeconds` ago (0 when left out).
 * - `leave`: no site that may be counted is shown any more; `blur`, `lock`, `close` say it of the
 *   window, screen and browser.
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
