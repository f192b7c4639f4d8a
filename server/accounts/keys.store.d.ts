import type { Pool } from "../platform/db.ts";
/** Whose key has this hash; null when there is none, or it expired or was switched off. One indexed select. */
export declare function liveKey(
  auth: Pool,
  hash: string,
): Promise<{
  keyId: string;
  userId: string;
  deviceId: string | null;
} | null>;
/** Lets every key of a device but one die after the given seconds, or at the time it would die anyway if that is sooner. */
export declare function expireOtherKeys(auth: Pool, userId: string, deviceId: string, keptId: string, seconds: number): Promise<void>;
/** Deletes every key of a device. */
export declare function deleteKeys(auth: Pool, userId: string, deviceId: string): Promise<void>;
