import { apikey } from "@streakline/drizzle/schema/auth.ts";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Pool } from "../../platform/database/db.ts";
import { asAuth } from "../sign-in/auth-pool.store.ts";

/**
 * Owner of the key with this hash, or null when it is unknown, expired or disabled. One indexed
 * select.
 */
export async function liveKey(
  auth: Pool,
  hash: string,
): Promise<{ keyId: string; userId: string; deviceId: string | null } | null> {
  const [row] = await asAuth(auth, (db) =>
    db
      .select({ keyId: apikey.id, userId: apikey.referenceId, deviceId: deviceOfKey })
      .from(apikey)
      .where(
        and(
          eq(apikey.key, hash),
          eq(apikey.enabled, true),
          sql`(${apikey.expiresAt} is null or ${apikey.expiresAt} > now())`,
        ),
      ),
  );
  return row ?? null;
}

/**
 * Makes all keys of a device except one expire after `seconds`, or at their own expiry if that is
 * sooner.
 */
export async function expireOtherKeys(
  auth: Pool,
  userId: string,
  deviceId: string,
  keptId: string,
  seconds: number,
): Promise<void> {
  await asAuth(auth, (db) =>
    db
      .update(apikey)
      .set({
        expiresAt: sql`least(coalesce(${apikey.expiresAt}, 'infinity'),
          now() + make_interval(secs => ${seconds}))`,
      })
      .where(
        and(
          eq(apikey.referenceId, userId),
          sql`${deviceOfKey} = ${deviceId}`,
          ne(apikey.id, keptId),
        ),
      ),
  );
}

/** Deletes every key of a device. */
export async function deleteKeys(auth: Pool, userId: string, deviceId: string): Promise<void> {
  await asAuth(auth, (db) =>
    db.delete(apikey).where(and(eq(apikey.referenceId, userId), sql`${deviceOfKey} = ${deviceId}`)),
  );
}

const deviceOfKey = sql<string | null>`(${apikey.metadata}::jsonb ->> 'deviceId')`;
