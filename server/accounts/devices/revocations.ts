import type { Pool } from "../../platform/database/db.ts";
import type { Log } from "../../trpc/context.ts";
import { revokedLately } from "./devices.store.ts";
import { TOKEN_SECONDS } from "../sign-in/proofs.ts";

/** How often this process asks which devices others revoked. */
const POLL_MS = 700;

export type Revocations = {
  has(deviceId: string): boolean;
  /** Counts from now on in this process; others see it when they next ask. */
  add(deviceId: string): void;
  stop(): void;
};

/**
 * Knows every device that was revoked while one of its access tokens may still be about, so that a
 * token check needs no query. Asks the database before it returns and every 0.7 s after, so a
 * revocation holds everywhere within a second, also after a restart.
 */
export async function openRevocations(worker: Pool, log: Log): Promise<Revocations> {
  const revoked = new Set<string>();
  let isFailing = false;
  let isStopped = false;
  const ask = async () => {
    for (const deviceId of await revokedLately(worker, TOKEN_SECONDS + 60)) revoked.add(deviceId);
  };
  await ask();
  const poll = async () => {
    try {
      await ask();
      isFailing = false;
    } catch (error) {
      // the database is closed before the last question is answered
      if (isStopped) return;
      if (!isFailing) log.warn({ err: error }, "Revoked devices could not be read; trying again");
      isFailing = true;
    }
    if (!isStopped) timer = setTimeout(() => void poll(), POLL_MS).unref();
  };
  let timer = setTimeout(() => void poll(), POLL_MS).unref();
  return {
    has: (deviceId) => revoked.has(deviceId),
    add: (deviceId) => void revoked.add(deviceId),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
