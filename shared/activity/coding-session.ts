import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { int } from "../int.ts";
import { isPlainName, isWellFormed, PLAIN_NAME_PROBLEM } from "../privacy/plain-name.ts";
import { EpochSeconds } from "../time/instant.ts";
import { type PerCounter, perCounter } from "./counters.ts";

/**
 * How a session ended; decides how the gap after it counts (rule 2). `close` also means that the
 * editor was killed.
 */
export const EndedBy = z.enum(["idle", "blur", "lock", "switch", "seal", "close"]);
export type EndedBy = z.infer<typeof EndedBy>;

/**
 * Who typed: a person, or an agent or assistant working in an unfocused window (rule 4). Agent time
 * never enters coding time.
 */
export const Actor = z.enum(["person", "agent"]);
export type Actor = z.infer<typeof Actor>;

/**
 * A name for people to read: at most 200 characters, no path, address, control character or lone
 * surrogate. Empty means unknown or hidden. `feature/login` is a name; `/home/ann`, `C:\\work` and
 * `https://example.org` are not.
 */
export const Label = checked(
  z.string(),
  z.maxLength(200),
  z.refine(isWellFormed, "contains a lone surrogate"),
  z.refine(isPlainName, PLAIN_NAME_PROBLEM),
);

/** Longest session a client may send: five minutes, and a minute for a late seal. */
export const SESSION_SECONDS_MAX = 360;

const CounterFields = perCounter(({ maximum, later }) => {
  const count = checked(int(), z.minimum(0), z.maximum(maximum));
  return later === true ? z.optional(count) : count;
}) as PerCounter<ReturnType<typeof int>, z.ZodMiniOptional<ReturnType<typeof int>>>;

/**
 * One unbroken burst of activity of one person on one device in one project, language and branch.
 * Immutable once sealed. `id` is a UUID version 7 whose time is `startedAt`, so an id has one start
 * only.
 */
export const CodingSession = z.object({
  kind: z.literal("coding"),
  id: z.uuidv7(),
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
  actor: Actor,
  project: Label,
  /** VS Code's language id, for instance `typescript`. */
  language: checked(z.string(), z.maxLength(50), z.regex(/^[\w+#.-]*$/)),
  branch: Label,
  framework: checked(z.string(), z.maxLength(50), z.regex(/^[\w+#. -]*$/)),
  /** Which editor: `vscode`, `cursor`, `vscodium`, … */
  editor: checked(z.string(), z.maxLength(50), z.regex(/^[\w+#. -]*$/)),
  editorTheme: checked(
    z.string(),
    z.maxLength(50),
    z.refine(isWellFormed, "contains a lone surrogate"),
    z.refine(isPlainName, PLAIN_NAME_PROBLEM),
  ),
  ...CounterFields,
});
export type CodingSession = z.infer<typeof CodingSession>;
