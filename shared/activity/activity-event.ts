import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { EpochSeconds } from "../time/instant.ts";
import { Actor } from "./coding-session.ts";
import { perEventCounter } from "./counters.ts";

/** Kinds of events. `blur`, `lock` and `close` end a session; all others are activity. */
export const EventKind = z.enum([
  "edit",
  "insert",
  "focus",
  "blur",
  "lock",
  "close",
  "save",
  "read",
  "terminal",
  "debug",
  "breakpoint",
  "commit",
]);
export type EventKind = z.infer<typeof EventKind>;

const Count = checked(int(), z.minimum(0));

/**
 * What one event adds to its session. A counter that is left out adds nothing. Files are counted
 * from `file`, not here.
 */
export const EventCounters = z.object(perEventCounter(z.optional(Count)));
export type EventCounters = z.infer<typeof EventCounters>;

/**
 * One event of a client, after redact(). Kept on the machine until its session is sealed; never
 * sent. `at` is the wall clock, floored to the second. sessions() takes events in the order in
 * which they happened.
 */
export const ActivityEvent = z.object({
  at: EpochSeconds,
  kind: EventKind,
  actor: Actor,
  project: z.string(),
  language: z.string(),
  branch: z.string(),
  framework: z.string(),
  editor: z.string(),
  editorTheme: z.string(),
  /**
   * The path of the file with `/` between its parts; after redact() an opaque key. Used only to
   * count distinct files. Empty: no file.
   */
  file: z.string(),
  counters: EventCounters,
});
export type ActivityEvent = z.infer<typeof ActivityEvent>;
