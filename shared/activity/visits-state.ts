import * as z from "zod/mini";
import { Category } from "../categories/categories.ts";
import { checked } from "../checked.ts";
import { uuidV7 } from "../ids.ts";
import { int } from "../int.ts";
import { randomBytes } from "../random-bytes.ts";
import { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "./coding-session.ts";
import { Domain, PageKey, type WebsiteSession } from "./website-session.ts";

/**
 * The state between two events: plain JSON, stored at every await and read with
 * VisitsState.parse(). Store it and the closed sessions in one write.
 */
export const VisitsState = z.object({
  /** 16 random bytes in hex, made once. Ids are made from the seed and `opened`. */
  seed: checked(z.string(), z.regex(/^[\da-f]{32}$/)),
  opened: checked(int(), z.minimum(0)),
  /** The latest second at which a session started, and the number of sessions started since. */
  lastStart: z.object({ at: int(), count: int() }),
  browser: z.string(),
  /** Time of the last event of any kind: the browser was alive then. */
  aliveAt: z.nullable(EpochSeconds),
  /**
   * The site on screen, or null. `open`: the current session, with `activeAt` its last activity;
   * null while the person is idle or after the browser slept. `isCarried`: cut by a seal at
   * `activeAt`, no activity since.
   */
  shown: z.nullable(
    z.object({
      domain: Domain,
      category: Category,
      open: z.nullable(
        z.object({
          isCarried: z.boolean(),
          id: z.string(),
          startedAt: EpochSeconds,
          activeAt: EpochSeconds,
          idleSince: z.nullable(EpochSeconds),
          idleSeconds: checked(int(), z.minimum(0)),
          pageViews: checked(int(), z.minimum(0)),
          tabSwitches: checked(int(), z.minimum(0)),
          pageKeys: z.array(PageKey),
        }),
      ),
    }),
  ),
});
export type VisitsState = z.infer<typeof VisitsState>;

/** The site that is shown. */
export type Shown = NonNullable<VisitsState["shown"]>;
/** A session under way on it. */
export type Open = NonNullable<Shown["open"]>;

/**
 * The state with a session that begins on the shown site. `pageKeys`: of the session before it, when
 * that one was only cut.
 */
export function beginVisit(
  state: VisitsState,
  shown: Shown,
  startedAt: EpochSeconds,
  pageKeys: readonly PageKey[],
): VisitsState {
  const last = state.lastStart;
  // Ids order sessions that start in the same second: later sessions get later milliseconds.
  const start =
    startedAt > last.at ? { at: startedAt, count: 0 } : { at: last.at, count: last.count + 1 };
  const seed = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(state.seed.slice(2 * index, 2 * index + 2), 16),
  );
  const id = uuidV7(startedAt * 1000 + Math.min(start.count, 999), randomBytes(seed, state.opened));
  // The page on screen stays the same over the cut.
  const keys = pageKeys.slice(-1);
  const open: Open = {
    isCarried: false,
    id,
    startedAt,
    activeAt: startedAt,
    idleSince: null,
    idleSeconds: 0,
    pageViews: 0,
    tabSwitches: 0,
    pageKeys: keys,
  };
  return { ...state, opened: state.opened + 1, lastStart: start, shown: { ...shown, open } };
}

/** The session as a record. Empty for a site shown for under a second without a page load. */
export function visitRecord(
  state: VisitsState,
  { domain, category }: Shown,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
): WebsiteSession[] {
  const open = state.shown?.open ?? null;
  if (
    open === null ||
    (endedAt === open.startedAt && open.pageViews === 0 && open.tabSwitches === 0)
  )
    return [];
  const { id, startedAt, idleSeconds, pageViews, tabSwitches, pageKeys } = open;
  return [
    {
      kind: "website",
      id,
      startedAt,
      endedAt,
      endedBy,
      domain,
      browser: state.browser,
      category,
      idleSeconds,
      pageViews,
      tabSwitches,
      pageKeys,
    },
  ];
}
