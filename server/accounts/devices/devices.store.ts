import { devices } from "@streakline/drizzle/schema/accounts.ts";
import type { Device, DeviceKind } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { epochSeconds } from "@streakline/shared/time/epoch-seconds.ts";
import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { asWorker, type Pool, type Tx } from "../../platform/database/db.ts";
import { errorCode } from "../../platform/database/unavailable.ts";

/**
 * Devices of the acting person in the order in which they were connected, revoked ones at the end;
 * at most 500.
 */
export async function devicesOf(tx: Tx, userId: string): Promise<Device[]> {
  const rows = await tx
    .select()
    .from(devices)
    .where(eq(devices.userId, userId))
    .orderBy(sql`${devices.revokedAt} is not null`, asc(devices.createdAt))
    .limit(500);
  return rows.map(deviceOf);
}

/** One device and the key it was given last; null when the acting person has none under this id. */
export async function deviceById(
  tx: Tx,
  userId: string,
  deviceId: string,
): Promise<(Device & { keyId: string | null }) | null> {
  const [row] = await tx.select().from(devices).where(mine(userId, deviceId));
  return row === undefined ? null : { ...deviceOf(row), keyId: row.keyId };
}

/** How many devices of the acting person can still send. */
export async function countLiveDevices(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ devices: count() })
    .from(devices)
    .where(and(eq(devices.userId, userId), isNull(devices.revokedAt)));
  return row?.devices ?? 0;
}

export type NewDevice = { kind: DeviceKind; name: string; client: string; timeZone: string };

/**
 * Stores a new device, still without a key; its id. Throws `account_gone` when the person was
 * deleted meanwhile.
 */
export async function addDevice(tx: Tx, userId: string, device: NewDevice): Promise<string> {
  try {
    const [row] = await tx
      .insert(devices)
      .values({ userId, ...device })
      .returning({ id: devices.id });
    if (row === undefined) throw new Error("the device was not stored");
    return row.id;
  } catch (error) {
    if (errorCode(error) === FOREIGN_KEY_VIOLATION)
      throw new DomainError("account_gone", {}, { cause: error });
    throw error;
  }
}

/** Remembers the key a device has now; whatever rotation was asked for is done. */
export async function setKey(
  tx: Tx,
  userId: string,
  deviceId: string,
  keyId: string,
): Promise<void> {
  await tx.update(devices).set({ keyId, rotationRequestedAt: null }).where(mine(userId, deviceId));
}

/** Changes the name; null when there is no such device. */
export async function renameDevice(
  tx: Tx,
  userId: string,
  deviceId: string,
  name: string,
): Promise<Device | null> {
  const [row] = await tx.update(devices).set({ name }).where(mine(userId, deviceId)).returning();
  return row === undefined ? null : deviceOf(row);
}

/** Asks the device to fetch a new key; null when there is no such device, or it was revoked. */
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

/** Ends a device's powers; null when there is no such device. A second time changes nothing. */
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

/** Ids of the acting person's devices that can still send. */
export async function liveDeviceIds(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.userId, userId), isNull(devices.revokedAt)));
  return rows.map((row) => row.id);
}

/** Notes that a device came by; at most once a minute. */
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
 * Everybody's devices that were revoked within the given seconds: as long as a token of theirs may
 * still be about.
 */
export async function revokedLately(worker: Pool, seconds: number): Promise<string[]> {
  const isLate = sql`${devices.revokedAt} > now() - make_interval(secs => ${seconds})`;
  const rows = await asWorker(worker, (tx) =>
    tx.select({ id: devices.id }).from(devices).where(isLate),
  );
  return rows.map((row) => row.id);
}

const FOREIGN_KEY_VIOLATION = "23503";
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
