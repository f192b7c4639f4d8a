import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { TimelineSession } from "@streakline/shared/activity/interval.ts";
import type { ProjectRow } from "@streakline/shared/stats/stats-answers.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { type DbOrTx, type Pool } from "../platform/db.ts";
import type { Rejection } from "./parse-batch.ts";
import type { Span } from "./spans.ts";
/** What is written about a batch besides its sessions. */
export type BatchRow = {
    userId: string;
    deviceId: string;
    id: string;
    /** Hex of SHA-256 over the body. */
    bodyHash: string;
    rejected: readonly Rejection[];
    client: string;
    timeZone: string;
    sealedAt: EpochSeconds;
};
/** What became of a batch: stored now (`days` are dirty), known before, or refused because the device may not push any more. */
export type BatchOutcome = {
    state: "stored";
    days: Day[];
} | {
    state: "known";
} | {
    state: "device_refused";
};
/**
 * Stores a batch, its sessions and its dirty days in one transaction and one flight, or nothing of it. A batch id that is there already
 * changes nothing. The device is checked in the statement itself: nothing a revoked device sends is stored, whatever any cache says.
 */
export declare function insertBatch({ raw }: Pick<Pool, "raw">, batch: BatchRow, sessions: readonly CodingSession[], spans: readonly Span[]): Promise<BatchOutcome>;
/** What was stored of a batch, null when its id is unknown. */
export declare function storedBatch({ raw }: Pick<Pool, "raw">, userId: string, id: string): Promise<{
    bodyHash: string;
    rejected: Rejection[];
} | null>;
/** How a person's time is counted; the defaults when they never chose. */
export declare function countingSettings(db: DbOrTx, userId: string): Promise<CountingSettings>;
/** Most sessions that one question loads. A person alone reaches a tenth of it in a day; only a hostile client reaches it. */
export declare const SESSIONS_MAX = 30000;
/** The sessions of a person that start within [startsAt, endsAt), sorted by start and id; at most SESSIONS_MAX. */
export declare function sessionsBetween(db: DbOrTx, userId: string, { startsAt, endsAt }: Span): Promise<TimelineSession[]>;
/** Where a session came from. */
export type Evidence = {
    deviceName: string;
    client: string;
    receivedAt: EpochSeconds;
    batchId: string;
};
/** Where a session of a person came from; null when there is no such session. */
export declare function evidenceOf(db: DbOrTx, userId: string, session: {
    id: string;
    startedAt: EpochSeconds;
}): Promise<Evidence | null>;
/** Most projects that are listed. */
export declare const PROJECTS_MAX = 1000;
/**
 * Every project of a person with counted time, most recent first, at most PROJECTS_MAX. Read from the months, so that ten years cost little more
 * than one; `today` is the last of the 30 days of `secondsLast30Days`.
 */
export declare function projectRows(db: DbOrTx, userId: string, today: Day): Promise<ProjectRow[]>;
