import * as z from "zod/mini";
import { int } from "../int.ts";
import { EpochSeconds } from "../time/instant.ts";
import { uuidV7 } from "../ids.ts";
import { randomBytes } from "../random-bytes.ts";
import type { ActivityEvent, EventCounters } from "./activity-event.ts";
import type { Actor, CodingSession, EndedBy } from "./coding-session.ts";
import { perCounter, perEventCounter } from "./counters.ts";

/** Longest pause inside a session, in seconds. An event that comes later starts a new one. */
export const PAUSE_SECONDS_MAX = 120;
/** An open session that reaches this length is cut, as by seal(). */
export const CUT_SECONDS = 300;

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

/** The open sessions between two events. Immutable: each function returns a new state. */
export type SessionsState = {
  readonly seed: Uint8Array;
  /** Number of sessions opened with this seed. Ids are made from the seed and this number. */
  readonly opened: number;
  readonly lastStart: Carry["lastStart"];
  readonly person: CurrentSession;
  readonly agent: CurrentSession;
};

export type Added = { readonly state: SessionsState; readonly closed: CodingSession[] };

const FILES_MAX = 10_000;
/** No file was changed yet. */
export const NO_FILES: ReadonlySet<string> = new Set();
const NO_COUNTERS = perEventCounter(0);
const EVENT_COUNTERS = Object.keys(NO_COUNTERS) as (keyof typeof NO_COUNTERS)[];

/**
 * Begins a session at `startedAt`, with its first event if there is one. `closed`: what ended
 * before it, given back with it.
 */
export function begin(
  state: SessionsState,
  actor: Actor,
  key: Key,
  startedAt: EpochSeconds,
  event: ActivityEvent | null,
  files: ReadonlySet<string>,
  closed: CodingSession[],
): Added {
  // Ids order sessions that start in the same second: later sessions get later milliseconds.
  const last = state.lastStart[actor];
  const start =
    startedAt > last.at ? { at: startedAt, count: 0 } : { at: last.at, count: last.count + 1 };
  const id = uuidV7(
    startedAt * 1000 + Math.min(start.count, 999),
    randomBytes(state.seed, state.opened),
  );
  const empty: Open = {
    state: "open",
    id,
    key,
    startedAt,
    lastAt: startedAt,
    framework: "",
    editorTheme: "",
    counters: NO_COUNTERS,
    filesModified: 0,
    files,
  };
  const current = event === null ? empty : extend(empty, startedAt, event);
  return {
    state: {
      ...state,
      opened: state.opened + 1,
      lastStart: { ...state.lastStart, [actor]: start },
      [actor]: current,
    },
    closed,
  };
}

/** A session under way, longer by one event. */
export function extend(current: Open, at: EpochSeconds, event: ActivityEvent): Open {
  const counters = { ...current.counters };
  for (const name of EVENT_COUNTERS) counters[name] += event.counters[name] ?? 0;
  const isNewFile =
    (event.kind === "edit" || event.kind === "insert") &&
    event.file !== "" &&
    current.files.size < FILES_MAX &&
    !current.files.has(event.file);
  return {
    ...current,
    lastAt: at,
    framework: event.framework === "" ? current.framework : event.framework,
    editorTheme: event.editorTheme === "" ? current.editorTheme : event.editorTheme,
    counters,
    filesModified: current.filesModified + (isNewFile ? 1 : 0),
    files: isNewFile ? new Set(current.files).add(event.file) : current.files,
  };
}

/** The session under way as it is sent. */
export function sessionOf(
  current: Open,
  actor: Actor,
  endedAt: EpochSeconds,
  endedBy: EndedBy,
): CodingSession {
  const { key, counters } = current;
  const counted = { ...counters, filesModified: current.filesModified };
  return {
    kind: "coding",
    id: current.id,
    startedAt: current.startedAt,
    endedAt,
    endedBy,
    actor,
    project: key.project,
    language: key.language,
    branch: key.branch,
    framework: current.framework,
    editor: key.editor,
    editorTheme: current.editorTheme,
    ...perCounter(({ name, maximum }) => Math.min(counted[name], maximum)),
  };
}
