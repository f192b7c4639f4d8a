import { createHash } from "node:crypto";
import { join } from "node:path";

/**
 * The version of everything kept below; another version of the extension with another format leaves
 * this folder alone.
 */
const FORMAT = "v1";

/** Key in the editor's secret storage. */
export const SECRET_DEVICE_KEY = "streakline.deviceKey";
/** Key in the editor's global state: when each notice was shown last. */
export const STATE_NOTICES = "streakline.noticesAt";

export type StoredNames = ReturnType<typeof storedNames>;

/**
 * Every file the extension keeps, under one folder of the machine on which the extension host runs.
 * All windows share it. `root` is the extension's global storage folder.
 */
export function storedNames(root: string) {
  const folder = join(root, FORMAT);
  return {
    folder,
    /** The connected account, without its key. */
    account: join(folder, "account.json"),
    /** The pause. */
    pause: join(folder, "pause.json"),
    /** Touched by "Send now": every window seals what it has, and the one that sends tries at once. */
    sealRequest: join(folder, "seal-request.json"),
    /** The lease of the window that sends. */
    lease: join(folder, "lease"),
    accounts: join(folder, "accounts"),
  };
}

export type AccountNames = ReturnType<typeof accountNames>;

/** The files of one account on one server. Nothing in them is ever sent to another. */
export function accountNames(names: StoredNames, account: { server: string; userId: string }) {
  const folder = join(names.accounts, accountKey(account));
  return {
    folder,
    /** The account of this folder. */
    owner: join(folder, "owner.json"),
    /** Append-only files of events, one per window, at most five minutes each. */
    segments: join(folder, "segments"),
    /** Unsent batches. */
    outbox: join(folder, "outbox"),
    /** Sealed batches that were acknowledged, for today's total and "what was sent". */
    sent: join(folder, "sent"),
    /** Records that the server or this extension refused, with the reason. */
    quarantine: join(folder, "quarantine"),
    /** The consent to coding, by the server's last answer. */
    consent: join(folder, "consent.json"),
    /** The state of sending, written by the window that sends. */
    status: join(folder, "status.json"),
    /** The server's last answer about today: counting settings, and the total of all devices. */
    today: join(folder, "today.json"),
  };
}

function accountKey(account: { server: string; userId: string }): string {
  return createHash("sha256")
    .update(`${account.server}\n${account.userId}`)
    .digest("hex")
    .slice(0, 20);
}
