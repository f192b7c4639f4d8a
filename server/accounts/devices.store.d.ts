import type { Device, DeviceKind } from "@streakline/shared/accounts/account-answers.ts";
import { type Pool, type Tx } from "../platform/db.ts";
/** Devices of the acting person in the order in which they were connected, revoked ones at the end; at most 500. */
export declare function devicesOf(tx: Tx, userId: string): Promise<Device[]>;
/** One device; null when the acting person has none under this id. */
export declare function deviceById(tx: Tx, userId: string, deviceId: string): Promise<Device | null>;
/** How many devices of the acting person can still send. */
export declare function countLiveDevices(tx: Tx, userId: string): Promise<number>;
export type NewDevice = {
  kind: DeviceKind;
  name: string;
  client: string;
  timeZone: string;
};
/** Stores a new device, still without a key; its id. Throws `account_gone` when the person was deleted meanwhile. */
export declare function addDevice(tx: Tx, userId: string, device: NewDevice): Promise<string>;
/** Remembers the key a device has now; whatever rotation was asked for is done. */
export declare function setKey(tx: Tx, userId: string, deviceId: string, keyId: string): Promise<void>;
/** Changes the name; null when there is no such device. */
export declare function renameDevice(tx: Tx, userId: string, deviceId: string, name: string): Promise<Device | null>;
/** Asks the device to fetch a new key; null when there is no such device, or it was revoked. */
export declare function askForRotation(tx: Tx, userId: string, deviceId: string): Promise<Device | null>;
/** Ends a device's powers; null when there is no such device. A second time changes nothing. */
export declare function markRevoked(tx: Tx, userId: string, deviceId: string): Promise<Device | null>;
/** Ids of the acting person's devices that can still send. */
export declare function liveDeviceIds(tx: Tx, userId: string): Promise<string[]>;
/** Notes that a device came by; at most once a minute. */
export declare function noteSeen(tx: Tx, userId: string, deviceId: string): Promise<void>;
/** Everybody's devices that were revoked within the given seconds: as long as a token of theirs may still be about. */
export declare function revokedLately(worker: Pool, seconds: number): Promise<string[]>;
