import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { uuidV7 } from "@streakline/shared/ids.ts";
import { aRecord, aVisit as aSharedVisit } from "@streakline/shared/testing/builders.ts";
import { touchedDays } from "@streakline/shared/time/touched-days.ts";
import type { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import { asUserPipelined } from "../platform/database/db.ts";
import { countingSettingsOf, selectCountingSettings } from "../read/settings.store.ts";
import type { FreshDatabase } from "./fresh-database.ts";

/** Noon UTC of an ordinary Friday: 2026-11-20T12:00:00Z. */
export const NOON = 1_795_176_000;

export interface Person {
  userId: string;
  username: string;
  email: string;
}

/**
 * Stores a person with profile, settings and the consent to coding, as sign-up does. `settings`:
 * values that differ from the defaults, by column.
 */
export async function aPerson(
  fresh: Pick<FreshDatabase, "databases">,
  {
    username = `person-${randomBytes(4).toString("hex")}`,
    settings = {},
    consents = ["coding"],
  }: {
    username?: string;
    settings?: Record<string, string | number | boolean>;
    consents?: readonly ConsentKind[];
  } = {},
): Promise<Person> {
  const person = { userId: randomUUID(), username, email: `${username}@example.test` };
  await fresh.databases.auth.raw.begin(async (sql) => {
    await sql`insert into auth."user" (id, name, email, email_verified)
      values (${person.userId}, ${username}, ${person.email}, true)`;
    await sql`insert into profiles (id, username, display_name)
      values (${person.userId}, ${username}, ${username})`;
    await sql`insert into settings ${sql({ user_id: person.userId, ...settings })}`;
  });
  if (consents.length > 0) await aConsent(fresh, { userId: person.userId, kinds: consents });
  return person;
}

/** Stores a device of a person; gives its id. */
export async function aDevice(
  fresh: Pick<FreshDatabase, "databases">,
  {
    userId,
    name = "laptop",
    timeZone = "UTC",
  }: { userId: string; name?: string; timeZone?: string },
): Promise<string> {
  const id = randomUUID();
  await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`insert into devices (user_id, id, kind, name, client, time_zone)
      values (${userId}, ${id}, 'vscode', ${name}, 'streakline-vscode 0.1.0', ${timeZone})`,
  ]);
  return id;
}

/** A valid coding session of one minute at NOON, with a fresh id. `given`: fields that differ. */
export function aSession(given: Partial<CodingSession> = {}): CodingSession {
  const startedAt = given.startedAt ?? NOON;
  return aRecord({
    id: aRecordId(startedAt),
    startedAt,
    project: "streakline",
    framework: "",
    linesAdded: 1,
    keystrokes: 10,
    charactersTyped: 10,
    filesModified: 1,
    ...given,
  });
}

/** A sealed batch, by default of one session. */
export function aBatch({
  sessions = [aSession()],
  ...given
}: Partial<Omit<Batch, "records">> & { sessions?: CodingSession[] } = {}): Batch {
  return {
    v: 1,
    id: randomUUID(),
    sealedAt: Math.max(NOON, ...sessions.map((session) => session.endedAt)) + 1,
    timeZone: "UTC",
    client: { name: "streakline-vscode", version: "0.1.0" },
    records: sessions,
    ...given,
  };
}

/** Stores sessions of an accepted batch and marks their days, for tests of later steps. */
export async function storeSessions(
  fresh: Pick<FreshDatabase, "databases">,
  { userId, deviceId, sessions }: { userId: string; deviceId: string; sessions: CodingSession[] },
): Promise<void> {
  const batch = aBatch({ sessions });
  const answer = {
    batchId: batch.id,
    results: sessions.map(({ id }) => ({ id, status: "stored" })),
  };
  const rows = sessions.map((session) => ({
    user_id: userId,
    session_start: new Date(session.startedAt * 1_000),
    id: session.id,
    session_end: new Date(session.endedAt * 1_000),
    device_id: deviceId,
    batch_id: batch.id,
    ended_by: session.endedBy,
    actor: session.actor,
    project_name: session.project,
    branch: session.branch,
    language: session.language,
    framework: session.framework,
    editor: session.editor,
    editor_theme: session.editorTheme,
    ...Object.fromEntries(COUNTER_LIST.map(({ name, column }) => [column, session[name] ?? 0])),
  }));
  const bodyHash = createHash("sha256").update(JSON.stringify(batch)).digest();
  const [settings] = await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    selectCountingSettings(c, userId),
  ]);
  const spans = sessions.map(({ startedAt, endedAt }) => ({
    startsAt: startedAt,
    endsAt: endedAt,
  }));
  const days = touchedDays(spans, countingSettingsOf(settings));
  await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`insert into batches (user_id, id, device_id, body_hash, answer, client, time_zone, sealed_at)
      values (${userId}, ${batch.id}, ${deviceId}, ${bodyHash},
        ${JSON.stringify(answer)}::text::jsonb, 'streakline-vscode 0.1.0', ${batch.timeZone},
        to_timestamp(${batch.sealedAt}))`,
    c`insert into coding_sessions ${c(rows)} on conflict do nothing`,
    c`select mark_days_dirty(${userId}, ${days}::text[])`,
  ]);
}

/** A valid visit of one minute to a documentation site at NOON. `given`: fields that differ. */
export function aVisit(given: Partial<WebsiteSession> = {}): WebsiteSession {
  const startedAt = given.startedAt ?? NOON;
  return aSharedVisit({ id: aRecordId(startedAt), startedAt, ...given });
}

/** Answers kinds of consent for a person. `answeredAt`: epoch seconds, null for now. */
export async function aConsent(
  fresh: Pick<FreshDatabase, "databases">,
  {
    userId,
    kinds = ["coding", "sites", "page_keys"],
    given = true,
    answeredAt = null,
  }: {
    userId: string;
    kinds?: readonly ConsentKind[];
    given?: boolean;
    answeredAt?: number | null;
  },
): Promise<void> {
  await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`select answer_consent(${userId}::uuid, kind, 1, '00', ${given}, 'a test', ${answeredAt}::int8)
      from unnest(${[...kinds]}::text[]) as kind`,
  ]);
}

function aRecordId(startedAt: number): string {
  return uuidV7(startedAt * 1_000, randomBytes(10));
}
