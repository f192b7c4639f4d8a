import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { int } from "@streakline/shared/int.ts";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import { accountNames, type AccountNames, type StoredNames } from "../store/stored-names.ts";

/**
 * Who records on this machine: an account of one server. The key is not here, it lies in the
 * editor's secret storage.
 */
export const Account = z.object({
  server: z.string(),
  userId: z.string(),
  deviceId: z.string(),
  displayName: z.string(),
});
export type Account = z.infer<typeof Account>;

/**
 * What the secret storage holds: the account with the device's key, or the trace of an explicit
 * sign-out.
 */
export const StoredKey = z.union([
  z.object({ ...Account.shape, key: checked(z.string(), z.minLength(1)) }),
  z.object({ signedOutAt: int() }),
]);
export type StoredKey = z.infer<typeof StoredKey>;
export type DeviceKey = Account & { key: string };

/** The door to the editor's secret storage. */
export type KeyStore = { read(): Promise<StoredKey | null>; write(key: StoredKey): Promise<void> };

/** The account that records, or null when nobody is signed in: then nothing is recorded. */
export function currentAccount(disk: Disk, names: StoredNames): Promise<Account | null> {
  return readStoredJson(disk, names.account, Account);
}

/**
 * Makes an account the one that records and prepares its folders. Other accounts' folders stay as
 * they are.
 */
export async function enterAccount(
  disk: Disk,
  names: StoredNames,
  account: Account,
): Promise<AccountNames> {
  const mine = await prepareFolders(disk, names, account);
  await writeStoredJson(disk, names.account, Account.parse(account));
  return mine;
}

/** Nobody records any more. What waits stays for its account, until that account signs in again. */
export async function leaveAccount(disk: Disk, names: StoredNames): Promise<void> {
  await disk.rm(names.account, { force: true });
}

/** The folders of an account, made when missing. */
export async function prepareFolders(
  disk: Disk,
  names: StoredNames,
  account: Account,
): Promise<AccountNames> {
  const mine = accountNames(names, account);
  for (const folder of [mine.segments, mine.outbox, mine.sent, mine.quarantine, names.lease])
    await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readStoredJson(disk, mine.owner, Owner)) === null)
    await writeStoredJson(disk, mine.owner, { server: account.server, userId: account.userId });
  return mine;
}

const Owner = z.object({ server: z.string(), userId: z.string() });
