import { devices } from "@streakline/drizzle/schema/accounts.ts";
import type { Device, DeviceKind } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { epochSeconds } from "@streakline/shared/time/epoch-seconds.ts";
import { and, asc, count, eq, isNull, or, sql } from "drizzle-orm";
import { asWorker, type Pool, type Tx } from "../../platform/database/db.ts";
import { errorCode } from "../../platform/database/unavailable.ts";

/** Devices of the acting person by the time they were connected, revoked ones last; at most 500. */
export async function devicesOf(tx: Tx, userId: string): Promise<Device[]> {
  const rows = await tx
    .select()
    .from(devices)
    .where(eq(devices.userId, userId))
    .orderBy(sql`${devices.revokedAt} is not null`, asc(devices.createdAt))
    .limit(500);
  return rows.map(deviceOf);
}

/** A device and its latest key, or null when the acting person has no device with this id. */
export async function deviceById(
  tx: Tx,
  userId: string,
  deviceId: string,
): Promise<(Device & { keyId: string | null }) | null> {
  const [row] = await tx.select().from(devices).where(mine(userId, deviceId));
  return row === undefined ? null : { ...deviceOf(row), keyId: row.keyId };
}

/** Number of the acting person's devices that are not revoked. */
export async function countLiveDevices(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ devices: count() })
    .from(devices)
    .where(and(eq(devices.userId, userId), isNull(devices.revokedAt)));
  return row?.devices ?? 0;
}

export type NewDevice = {
  kind: DeviceKind;
  name: string;
  client: string;
  timeZone: string;
  /** Hex of SHA-256 over the token of the approval; null without one. */
  tokenHash: string | null;
};

/**
 * Stores a new device without a key; gives its id. Throws `approval_used` when its token connected
 * a device before, and `account_gone` when the account was deleted in the meantime.
 */
export async function addDevice(
  tx: Tx,
  userId: string,
  { tokenHash, ...device }: NewDevice,
): Promise<string> {
  try {
    const [row] = await tx
      .insert(devices)
      .values({ userId, ...device, enrolTokenHash: tokenHash })
      .returning({ id: devices.id });
    if (row === undefined) throw new Error("the device was not stored");
    return row.id;
  } catch (error) {
    if (errorCode(error) === UNIQUE_VIOLATION)
      throw new DomainError("approval_used", {}, { cause: error });
    if (errorCode(error) === FOREIGN_KEY_VIOLATION)
      throw new DomainError("account_gone", {}, { cause: error });
    throw error;
  }
}

/** Stores the id of a device's new key and clears a requested rotation. */
export async function setKey(
  tx: Tx,
  userId: string,
  deviceId: string,
  keyId: string,
): Promise<void> {
  await tx.update(devices).set({ keyId, rotationRequestedAt: null }).where(mine(userId, deviceId));
}

/** Renames a device. Null when the acting person has no such device. */
export async function renameDevice(
  tx: Tx,
  userId: string,
  deviceId: string,
  name: string,
): Promise<Device | null> {
  const [row] = await tx.update(devices).set({ name }).where(mine(userId, deviceId)).returning();
  return row === undefined ? null : deviceOf(row);
}

/** Requests a rotation of the device's key. Null for an unknown or revoked device. */
export async function askForRotation(
  tx: Tx,
  userId: string,
  deviceId: string,
): Promise<Device | null> {
  const [row] = await tx
    .update(devices)
    .set({ rotationRequestedAt: sql`coalesce(${devices.rotationRequestedAt}, now())` })
    .where(and(mine(userId, deviceId), isNull(devices.revokedAt)))
    .returning();
  return row === undefined ? null : deviceOf(row);
}

/** Marks a device as revoked. Null when there is no such device; a second call changes nothing. */
export async function markRevoked(
  tx: Tx,
  userId: string,
  deviceId: string,
): Promise<Device | null> {
  const [row] = await tx
    .update(devices)
    .set({
      revokedAt: sql`coalesce(${devices.revokedAt}, now())`,
      rotationRequestedAt: null,
      keyId: null,
    })
    .where(mine(userId, deviceId))
    .returning();
  return row === undefined ? null : deviceOf(row);
}

/**
 * Ids of the acting person's devices that can still send, and of those revoked within the last
 * `seconds`, of which perhaps not every process was told.
 */
export async function deviceIdsToRevoke(
  tx: Tx,
  userId: string,
  seconds: number,
): Promise<string[]> {
  const rows = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.userId, userId), or(isNull(devices.revokedAt), isLate(seconds))));
  return rows.map((row) => row.id);
}

/** Stores the time at which a device was last seen, at most once a minute. */
export async function noteSeen(tx: Tx, userId: string, deviceId: string): Promise<void> {
  await tx
    .update(devices)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        mine(userId, deviceId),
        sql`(${devices.lastSeenAt} is null or ${devices.lastSeenAt} < now() - interval '1 minute')`,
      ),
    );
}

/**
 * All persons' devices revoked within the last `seconds`: their access tokens may not have expired
 * yet.
 */
export async function revokedLately(worker: Pool, seconds: number): Promise<string[]> {
  const rows = await asWorker(worker, (tx) =>
    tx.select({ id: devices.id }).from(devices).where(isLate(seconds)),
  );
  return rows.map((row) => row.id);
}

/** Whether this device was revoked, or is gone with its person. */
export async function isRevokedDevice(worker: Pool, deviceId: string): Promise<boolean> {
  const [row] = await asWorker(worker, (tx) =>
    tx.select({ revokedAt: devices.revokedAt }).from(devices).where(eq(devices.id, deviceId)),
  );
  return row === undefined || row.revokedAt !== null;
}

const isLate = (seconds: number) =>
  sql`${devices.revokedAt} > now() - make_interval(secs => ${seconds})`;
const FOREIGN_KEY_VIOLATION = "23503";
const UNIQUE_VIOLATION = "23505";
const mine = (userId: string, deviceId: string) =>
  and(eq(devices.userId, userId), eq(devices.id, deviceId));

function deviceOf(row: typeof devices.$inferSelect): Device {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    client: row.client,
    createdAt: epochSeconds(row.createdAt),
    lastSeenAt: row.lastSeenAt === null ? null : epochSeconds(row.lastSeenAt),
    revokedAt: row.revokedAt === null ? null : epochSeconds(row.revokedAt),
    rotationRequested: row.rotationRequestedAt !== null,
  };
}
