import { type CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { EpochSeconds } from "@streakline/shared/time/instant.ts";
/**
 * Whether a record is beyond doubt what parseRecord() would take and give back unchanged: the short way for the records that clients really
 * send, a fifth of its cost. It never refuses: a no means that parseRecord() has to judge. Its test holds it to that by property.
 */
export declare function isPlainSession(value: unknown, now: EpochSeconds): value is CodingSession;
