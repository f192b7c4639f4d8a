import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, StoredKey } from "../send/account.ts";
import type { DeliveryDeps } from "../send/account-delivery.ts";
import { type Delivery, startDelivery } from "../send/delivery.ts";
import { realDisk } from "../store/disk.ts";
import { post } from "../send/post.ts";
import { thisProcess } from "../store/process-identity.ts";
import { storedNames } from "../store/stored-names.ts";
import type { FakeServer } from "./fake-server.ts";
import { anEvent, NOON } from "./home.ts";

/** A window over a folder; `time` moves both clocks. */
export async function aWindow({
  root,
  key = null,
  parts = {},
}: { root?: string; key?: StoredKey | null; parts?: Partial<DeliveryDeps> } = {}) {
  const folder = root ?? (await mkdtemp(join(tmpdir(), "streakline-delivery-")));
  const time = { seconds: NOON };
  let stored = key;
  const keys = { read: async () => stored, write: async (next: StoredKey) => void (stored = next) };
  const logged: string[] = [];
  const deps: DeliveryDeps = {
    disk: realDisk,
    stored: storedNames(folder),
    me: thisProcess(),
    client: { name: "streakline-vscode", version: "0.1.0" },
    keys,
    post,
    clock: () => time.seconds,
    monotonicMilliseconds: () => time.seconds * 1000,
    timeZone: () => "UTC",
    random: () => 0.5,
    sleep: async () => undefined,
    log: (line) => void logged.push(line),
    onBug: (error) => {
      throw error;
    },
    sendEveryMinutes: () => 5,
    gapMinutes: () => null,
    ...parts,
  };
  const delivery = await startDelivery(deps, NOON * 1000);
  const type = async (seconds: number, project = "alpha") => {
    for (let n = 0; n < seconds; n += 10) {
      delivery.record(anEvent({ at: time.seconds, project }));
      await delivery.tick();
      time.seconds += 10;
    }
    delivery.record(anEvent({ at: time.seconds, project }));
    await delivery.tick();
  };
  return { root: folder, delivery, deps, keys, time, type, logged };
}

/** An account of the person whom the server knows. */
export function accountOn(server: FakeServer): Account {
  return { server: server.url, userId: server.userId, deviceId: randomUUID(), displayName: "Ann" };
}

/** Signs a window in. */
export async function signIn(
  { delivery, keys }: { delivery: Delivery; keys: DeliveryDeps["keys"] },
  account: Account,
): Promise<void> {
  await keys.write({ ...account, key: "slk_test" });
  await delivery.enter(account);
}

/** The files below a folder that hold a text, as paths relative to it. */
export async function filesWith(text: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // drafts of a window that is at work come and go
    const content = entry.isFile() ? await readFile(path, "latin1").catch(() => "") : "";
    if (content.includes(text)) found.push(path.slice(folder.length + 1));
  }
  return found;
}
