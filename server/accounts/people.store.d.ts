import { type Pool, type Tx } from "../platform/db.ts";
/** True when there is at least one account. */
export declare function anybodySignedUp(auth: Pool): Promise<boolean>;
/**
 * Makes the profile and the settings of an account, once; later calls change nothing. The first person of an instance becomes its
 * administrator; sign-ups wait for each other here, so there is exactly one first person however many come at once.
 */
export declare function createPerson(
  auth: Pool,
  person: {
    userId: string;
    name: string;
    email: string;
  },
): Promise<void>;
export type PersonRow = {
  username: string;
  displayName: string;
  isAdmin: boolean;
  createdAt: Date;
};
/** The profile of the acting person; null while it was not made. */
export declare function profileOf(tx: Tx, userId: string): Promise<PersonRow | null>;
/** Whether an account administers the instance, as of now. */
export declare function isAdministrator(auth: Pool, userId: string): Promise<boolean>;
/** Changes the profile; false when the username belongs to somebody else. */
export declare function changeProfile(
  tx: Tx,
  userId: string,
  change: {
    displayName: string;
    username: string;
  },
): Promise<boolean>;
/** E-mail address of an account, from the tables of sign-in. */
export declare function emailOf(
  auth: Pool,
  userId: string,
): Promise<{
  email: string;
  emailVerified: boolean;
  name: string;
} | null>;
export type SessionRow = {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
};
/** Live web sessions of an account, the newest first, at most 100. */
export declare function sessionsOf(auth: Pool, userId: string): Promise<SessionRow[]>;
/** Ends one web session of an account; false when there is none under this id. */
export declare function endSession(auth: Pool, userId: string, sessionId: string): Promise<boolean>;
/** Ends all web sessions of an account but one; how many they were. */
export declare function endOtherSessions(auth: Pool, userId: string, keptId: string): Promise<number>;
/** Whether the acting person ever connected a device, and whether anything was recorded. */
export declare function hasAnything(
  tx: Tx,
  userId: string,
): Promise<{
  hasDevices: boolean;
  hasSessions: boolean;
}>;
