import * as z from "zod/mini";
import { int } from "../int.ts";
import { EpochSeconds } from "../time/instant.ts";
import type { EventCounters } from "./activity-event.ts";

/** The fields of a session whose change ends it. */
export const Key = z.object({
  project: z.string(),
  language: z.string(),
  branch: z.string(),
  editor: z.string(),
});
export type Key = z.infer<typeof Key>;

/** A session that was cut by a seal, and goes on in the next one. */
export const CarriedSession = z.object({
  key: Key,
  lastAt: EpochSeconds,
  /** Last values seen. A carried session starts with them. */
  framework: z.optional(z.string()),
  editorTheme: z.optional(z.string()),
  files: z.array(z.string()),
});
export type CarriedSession = z.infer<typeof CarriedSession>;

/** The latest second at which a session started, and the number of sessions started since. */
const Start = z.object({ at: int(), count: int() });

/** The person left the window, and may still lock the screen or close it (rule 2). */
export const LeftSession = z.object({ key: Key, lastAt: EpochSeconds });
export type LeftSession = z.infer<typeof LeftSession>;

/** What seal() carries over: plain JSON, stored at the head of the next segment. */
export const Carry = z.object({
  person: z.nullable(CarriedSession),
  agent: z.nullable(CarriedSession),
  lastStart: z.object({ person: Start, agent: Start }),
  left: z.optional(LeftSession),
});
export type Carry = z.infer<typeof Carry>;

/** A session under way. */
export type Open = {
  readonly state: "open";
  readonly id: string;
  readonly key: Key;
  readonly startedAt: EpochSeconds;
  readonly lastAt: EpochSeconds;
  readonly framework: string;
  readonly editorTheme: string;
  readonly counters: Required<EventCounters>;
  /** Files first changed in this session. */
  readonly filesModified: number;
  /**
   * Files changed since the last real pause or switch. Carried over seals, so that no file counts
   * twice.
   */
  readonly files: ReadonlySet<string>;
};
type Carried = { readonly state: "carried" } & Pick<
  Open,
  "key" | "lastAt" | "framework" | "editorTheme" | "files"
>;
type Left = { readonly state: "left" } & Readonly<LeftSession>;
/** The present state of recording of a person or of an agent. */
export type CurrentSession = { readonly state: "closed" } | Left | Carried | Open;

/** No session is under way. */
export const CLOSED: CurrentSession = { state: "closed" };
/** Before the first session. */
export const NO_START: z.infer<typeof Start> = { at: 0, count: 0 };

/** Whether two keys are equal in every part. */
export function isSameKey(a: Key, b: Key): boolean {
  return (
    a.project === b.project &&
    a.language === b.language &&
    a.branch === b.branch &&
    a.editor === b.editor
  );
}
