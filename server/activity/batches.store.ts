import { sessionValues } from "@streakline/drizzle/session-columns.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { CONSENTS, type DeviceConsentKind } from "@streakline/shared/privacy/consents.ts";
import type { DaySettings } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { touchedDays } from "@streakline/shared/time/touched-days.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";
import { retryingConflicts } from "../platform/database/retrying.ts";
import type { ConsentsSince, Rejection } from "./parse-batch.ts";
import { type Span, spansOf } from "./spans.ts";

/** What is written about a batch besides its sessions. */
export type BatchRow = {
  userId: string;
  deviceId: string;
  id: string;
  /** Hex of SHA-256 over the body. */
  bodyHash: string;
  rejected: readonly Rejection[];
  /** Records in the batch, refused ones included. Stored if some were refused. */
  recordsTotal: number;
  client: string;
  timeZone: string;
  sealedAt: EpochSeconds;
};

/**
 * What became of a batch: stored now (`days` are dirty; left out for want of consent were records
 * of the kinds in `missing`, and of kinds in `since` those that started before; left out were also
 * `conflicts`, ids of records that are there already with other content), known before, or refused
 * because the device may not push (any more).
 */
type BatchOutcome =
  | {
      state: "stored";
      days: Day[];
      missing: DeviceConsentKind[];
      since: ConsentsSince | null;
      conflicts: string[];
    }
  | { state: "known" }
  | { state: "device_refused" };
/** What push_batch() gives. `other_settings`: the days were found under others than the person's. */
type PushOutcome = (BatchOutcome | { state: "other_settings" }) & { daySettings: string };

/**
 * Stores a batch, its sessions and its dirty days in one transaction, or nothing of it. A batch id
 * that is there already changes nothing, and neither does a session that is. The device and the
 * person's consents are checked in the same transaction: nothing a revoked device sends is stored,
 * whatever any cache says. The SQL function sets the person itself and inserts from arrays, so the
 * whole takes one flight (begin, person, insert and commit as messages of their own cost a fifth
 * more). The dirty days are found here, under the settings that the person had at their last batch;
 * the function checks that they hold. Refuses with `unavailable`; a deadlock runs it again.
 */
export async function insertBatch(
  { raw, semaphore }: Pool,
  batch: BatchRow,
  sessions: readonly CodingSession[],
  visits: readonly WebsiteSession[] = [],
): Promise<BatchOutcome> {
  const { userId } = batch;
  const { texts, numbers } = sessionValues(sessions);
  const [spans, spansOfVisits] = [spansOf(sessions), spansOf(visits)];
  const ids = sessions.map(({ id }) => id);
  const answer = storedAnswer(batch);
  const { prepare } = raw.options;
  for (let times = 0; times < SETTINGS_CHANGES_MAX; times += 1) {
    const daySettings = lastDaySettings.get(userId) ?? "UTC 0";
    const settings = daySettingsOf(daySettings);
    const parameters = [
      userId,
      batch.deviceId,
      batch.id,
      batch.bodyHash,
      answer,
      batch.client,
      batch.timeZone,
      daySettings,
      batch.sealedAt,
      ids,
      texts,
      numbers,
      marksOf(spans, settings),
      CONSENTS_NEEDED,
      visits.length === 0
        ? null
        : JSON.stringify({ rows: visits, days: marksOf(spansOfVisits, settings) }),
    ];
    const [row] = await retryingConflicts(() =>
      semaphore.run(
        async () => await raw.unsafe<PushOutcome[]>(PUSH_BATCH, parameters, { prepare }),
      ),
    );
    if (row === undefined) throw new Error("push_batch gave no row");
    const { daySettings: present, ...outcome } = row;
    if (outcome.state !== "other_settings") return outcome;
    rememberDaySettings(userId, present);
  }
  throw new DomainError("unavailable", { seconds: 1 });
}

/** Changes of settings between two calls for one batch, before it is refused for the moment. */
const SETTINGS_CHANGES_MAX = 4;
/** Characters that are kept of all people's settings: of some hundred thousand people as a rule. */
const CHARACTERS_MAX = 8_000_000;
/** The settings for days at a person's last batch, as push_batch() writes them. */
const lastDaySettings = new Map<string, string>();
let characters = 0;

/** Somebody who has moved five hundred times has 40,000 characters, so people are not counted. */
function rememberDaySettings(userId: string, text: string): void {
  if (characters + text.length > CHARACTERS_MAX) {
    lastDaySettings.clear();
    characters = 0;
  }
  characters += text.length - (lastDaySettings.get(userId)?.length ?? 0);
  lastDaySettings.set(userId, text);
}

/** The days that spans can change, sorted, each with the latest end of the spans that can. */
function marksOf(spans: readonly Span[], settings: DaySettings): string[] {
  const ends = new Map<Day, EpochSeconds>();
  for (const span of spans)
    for (const day of touchedDays([span], settings)) ends.set(day, span.endsAt);
  return [...ends].map(([day, endsAt]) => `${day} ${endsAt}`);
}

function daySettingsOf(text: string): DaySettings {
  const [timeZone = "UTC", minutes] = text.split(" ", 2);
  const earlier = text.slice(`${timeZone} ${minutes} `.length);
  const rule = { timeZone, dayStartsAtMinutes: Number(minutes) };
  return earlier === "" ? rule : { ...rule, earlier: JSON.parse(earlier) };
}

/** JSON of what is kept of the answer. `records`, for `npm run admin -- refusals`: all of them. */
function storedAnswer({ rejected, recordsTotal }: BatchRow): string {
  return JSON.stringify(rejected.length === 0 ? { rejected } : { rejected, records: recordsTotal });
}

/** For coding, sites and page keys the first version of their consent that is enough. */
const CONSENTS_NEEDED = `{${(["coding", "sites", "page_keys"] as const)
  .map((kind) => CONSENTS[kind].widenedIn)
  .join(",")}}`;
const PUSH_BATCH = `
  select state, days, missing, since, conflicts, day_settings_now as "daySettings"
  from push_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

type StoredBatch = {
  bodyHash: string;
  rejected: Rejection[];
  missing: DeviceConsentKind[];
  since: ConsentsSince | null;
  conflicts: string[];
};

/** What was stored of a batch, null when its id is unknown. */
export async function storedBatch(
  { raw }: Pick<Pool, "raw">,
  userId: string,
  id: string,
): Promise<StoredBatch | null> {
  const [rows] = await asUserPipelined(raw, userId, (c) => [
    c`
      select encode(body_hash, 'hex') as "bodyHash", answer -> 'rejected' as rejected,
        coalesce(answer -> 'missing', '[]') as missing, answer -> 'since' as since,
        coalesce(answer -> 'conflicts', '[]') as conflicts
      from batches where user_id = ${userId} and id = ${id}`,
  ]);
  return (rows[0] as StoredBatch | undefined) ?? null;
}
