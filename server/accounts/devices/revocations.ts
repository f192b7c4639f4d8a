import * as z from "zod";
import type { Bus, Subscriber } from "../../platform/bus/bus.ts";
import type { Pool } from "../../platform/database/db.ts";
import { type Retries, retrying } from "../../platform/database/retrying.ts";
import { isUnavailable } from "../../platform/database/unavailable.ts";
import type { Log } from "../../trpc/context.ts";
import { TOKEN_SECONDS } from "../sign-in/credentials.ts";
import { isRevokedDevice, revokedLately } from "./devices.store.ts";

/** Published when a device was revoked, after the transaction. */
const TOPIC = "device_revoked";
const Message = z.strictObject({ deviceId: z.uuid() });
/**
 * How long received messages count as current. After that the bus is asked whether all have
 * arrived.
 */
const CURRENT_MS = 500;
/** How long a revoked device is remembered: as long as a token, and a minute for clocks. */
const KNOWN_SECONDS = TOKEN_SECONDS + 60;
/** A start waits up to a minute for a database that is busy, as after a power cut. */
const AT_START: Retries = { isTransient: isUnavailable, timesMax: 6, pauseMs: 500 };

export type Revocations = {
  /** Whether a device was revoked. Refuses with `unavailable` when that is unknown. */
  isRevoked(deviceId: string): Promise<boolean>;
  /**
   * Tells every process that a device was revoked, this one at once. Resolves when the message is
   * on its way to all; refuses with `unavailable`, and may then be called again.
   */
  add(deviceId: string): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Knows every device that was revoked while one of its access tokens may still be valid, so that a
 * token check needs no query. A revocation whose call was answered holds within a second in every
 * process:
 *
 * 1. It arrives as a message; who checks a token asks the bus, at most twice a second, whether all
 *    messages have arrived.
 * 2. At the start and after a lost connection the revoked devices are read from the database.
 * 3. While the bus does not answer or that reading is not done, every check asks the database.
 */
export async function openRevocations(worker: Pool, bus: Bus, log: Log): Promise<Revocations> {
  // Each until no token from before it can be valid any more.
  const revoked = new Map<string, number>();
  let isComplete = false;
  let losses = 0;
  let heardAt = -Infinity;
  let reading: Promise<void> | null = null;
  let asking: Promise<boolean> | null = null;

  async function read(): Promise<void> {
    const before = losses;
    for (const deviceId of await revokedLately(worker, KNOWN_SECONDS)) note(revoked, deviceId);
    isComplete = losses === before;
  }

  function readAgain(): void {
    reading ??= read()
      .catch((error: unknown) =>
        log.warn({ err: error }, "Revoked devices could not be read; each check asks for itself"),
      )
      .finally(() => (reading = null));
  }

  async function askBus(): Promise<boolean> {
    const askedAt = performance.now();
    try {
      await bus.caughtUp();
      heardAt = askedAt;
      return true;
    } catch {
      return false;
    } finally {
      asking = null;
    }
  }

  async function isCurrent(): Promise<boolean> {
    if (!isComplete) {
      readAgain();
      return false;
    }
    if (performance.now() - heardAt < CURRENT_MS) return true;
    asking ??= askBus();
    return (await asking) && isComplete;
  }

  const subscriber: Subscriber = {
    message: (payload) => note(revoked, Message.parse(payload).deviceId),
    missed() {
      isComplete = false;
      losses += 1;
      readAgain();
    },
  };
  const unsubscribe = await retrying(() => bus.subscribe(TOPIC, subscriber), AT_START);
  await retrying(read, AT_START);

  return {
    async isRevoked(deviceId) {
      if (revoked.has(deviceId)) return true;
      if (await isCurrent()) return revoked.has(deviceId);
      return await isRevokedDevice(worker, deviceId);
    },
    async add(deviceId) {
      note(revoked, deviceId);
      await retrying(() => bus.publish(TOPIC, { deviceId }), {
        isTransient: isUnavailable,
        timesMax: 3,
        pauseMs: 100,
      });
    },
    stop: unsubscribe,
  };
}

/** Remembers a revoked device, and forgets those whose time is over. */
function note(revoked: Map<string, number>, deviceId: string): void {
  const now = performance.now();
  for (const [id, until] of revoked) {
    if (until > now) break;
    revoked.delete(id);
  }
  revoked.delete(deviceId);
  revoked.set(deviceId, now + KNOWN_SECONDS * 1_000);
}
