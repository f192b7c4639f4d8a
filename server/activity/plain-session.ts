import {
  Actor,
  type CodingSession,
  EndedBy,
  SESSION_SECONDS_MAX,
} from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import { FUTURE_SECONDS_MAX } from "@streakline/shared/time/instant.ts";
import { uuidV7Seconds } from "@streakline/shared/ids.ts";
import { isPlainName } from "@streakline/shared/privacy/plain-name.ts";
import {
  EPOCH_SECONDS_MAX,
  EPOCH_SECONDS_MIN,
  type EpochSeconds,
} from "@streakline/shared/time/instant.ts";

/**
 * Whether a record is beyond doubt what parseRecord() would take and give back unchanged: the short
 * way for the records that clients really send, a fifth of its cost. It never refuses: a no means
 * that parseRecord() has to judge. Its test holds it to that by property.
 */
export function isPlainSession(value: unknown, now: EpochSeconds): value is CodingSession {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const record = value as Readonly<Record<string, unknown>>;
  const missing = LATER.filter(({ name }) => !(name in record)).length;
  return (
    Object.keys(record).length === KEYS_COUNT - missing &&
    record["kind"] === "coding" &&
    isTime(record["id"], record["startedAt"], record["endedAt"], now) &&
    ENDED_BY.has(record["endedBy"]) &&
    ACTORS.has(record["actor"]) &&
    isName(record["project"], 200) &&
    isName(record["branch"], 200) &&
    isName(record["editorTheme"], 50) &&
    isWord(record["language"]) &&
    isWord(record["framework"]) &&
    isWord(record["editor"]) &&
    COUNTER_LIST.every(
      ({ name, maximum, later }) =>
        (later === true && !(name in record)) || isCount(record[name], maximum),
    )
  );
}

/** The others are named one by one above. Where all of them are there, no other key is. */
const KEYS_COUNT = COUNTER_LIST.length + 12;
/** Counters that records of earlier clients lack. */
const LATER = COUNTER_LIST.filter(({ later }) => later === true);
const ENDED_BY: ReadonlySet<unknown> = new Set(EndedBy.options);
const ACTORS: ReadonlySet<unknown> = new Set(Actor.options);
const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const WORD = /^[\w+#.-]*$/;

function isTime(id: unknown, startedAt: unknown, endedAt: unknown, now: EpochSeconds): boolean {
  if (!Number.isInteger(startedAt) || !Number.isInteger(endedAt) || typeof id !== "string")
    return false;
  const [from, to] = [startedAt as number, endedAt as number];
  if (
    from < EPOCH_SECONDS_MIN ||
    to > EPOCH_SECONDS_MAX ||
    to < from ||
    to - from > SESSION_SECONDS_MAX ||
    to > now + FUTURE_SECONDS_MAX
  )
    return false;
  return UUID_V7.test(id) && uuidV7Seconds(id) === from;
}

function isName(value: unknown, lengthMax: number): boolean {
  return (
    typeof value === "string" &&
    value.length <= lengthMax &&
    value.isWellFormed() &&
    isPlainName(value)
  );
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && value.length <= 50 && WORD.test(value);
}

function isCount(value: unknown, maximum: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= maximum;
}
