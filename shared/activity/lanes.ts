import * as z from "zod/mini";
import { int } from "../int.ts";
import { EpochSeconds } from "../time/instant.ts";
import type { EventCounters } from "./activity-event.ts";

/** What a session is about: a change of one of these ends it. */
export const Key = z.object({
  project: z.string(),
  language: z.string(),
  branch: z.string(),
  editor: z.string(),
});
export type Key = z.infer<typeof Key>;

/** A lane whose session was cut by a seal. */
export const CarriedLane = z.object({
  key: Key,
  lastAt: EpochSeconds,
  /** Last values seen. A carried session starts with them. */
  framework: z._default(z.string(), ""),
  editorTheme: z._default(z.string(), ""),
  files: z.array(z.string()),
});
export type CarriedLane = z.infer<typeof CarriedLane>;

/** The latest second at which a session started, and the number of sessions started since. */
const Start = z.object({ at: int(), count: int() });

/** What seal() carries over: plain JSON, stored at the head of the next segment. */
export const Carry = z.object({
  person: z.nullable(CarriedLane),
  agent: z.nullable(CarriedLane),
  lastStart: z.object({ person: Start, agent: Start }),
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
/** What goes on for a person or for an agent. */
export type Lane = { readonly state: "closed" } | Carried | Open;

/** A lane in which nothing goes on. */
export const CLOSED: Lane = { state: "closed" };
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
