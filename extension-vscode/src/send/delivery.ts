import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { type Account, currentAccount, enterAccount, leaveAccount } from "./account.ts";
import {
  type AccountDelivery,
  type AccountFacts,
  type DeliveryDeps,
  startAccountDelivery,
} from "./account-delivery.ts";
import { isMissing } from "../store/disk.ts";
import { endEvent } from "../record/end-event.ts";
import { type Mode, modeOf } from "../record/mode.ts";
import { isPaused, type Pause, readPause, writePause } from "../record/pause.ts";
import { writeStoredJson } from "../store/stored-json.ts";

/** What the status bar, its tooltip and the Today view show. */
export type Snapshot = { mode: Mode; account: Account | null; facts: AccountFacts | null };

/**
 * Recording and delivery in one window, over sign-in, sign-out, pauses and what other windows
 * decide.
 */
export type Delivery = {
  /**
   * Takes an event; forgets it at once when nobody is signed in, coding is not allowed or recording
   * is paused. Touches no file.
   */
  record(event: ActivityEvent): void;
  /** Whether an event would be kept now. */
  isRecording(): boolean;
  /** Call every second. Calls may overlap; never throws. */
  tick(): Promise<void>;
  snapshot(): Promise<Snapshot>;
  /** From now on everything belongs to this account. What waits for another stays with it. */
  enter(account: Account): Promise<void>;
  /** Nobody records any more; `forget` also deletes what waits for the account. */
  leave(options: { forget: boolean }): Promise<void>;
  pause(untilMilliseconds: number | null): Promise<void>;
  resume(): Promise<void>;
  /** Seals in every window and sends. */
  sendNow(): Promise<void>;
  current(): AccountDelivery | null;
  close(): Promise<void>;
};

const LOOK_SECONDS = 2;
/** The editor gives an extension about five seconds when it closes. */
const CLOSING_MILLISECONDS = 3_000;

/**
 * Starts delivery. `startedMilliseconds` is when this window started. What windows must agree on
 * (account, pause, "send now") are small files that each looks at every two seconds.
 */
export async function startDelivery(
  deps: DeliveryDeps,
  startedMilliseconds: number,
): Promise<Delivery> {
  const { disk, stored, clock } = deps;
  let current: AccountDelivery | null = null;
  let pause: Pause | null = null;
  let sealRequestSeen: number | null = null;
  let lookedAtMilliseconds = Number.NEGATIVE_INFINITY;
  let ticking: Promise<void> | null = null;
  let isClosed = false;

  const pauseNow = () => (isPaused(pause, clock() * 1000, startedMilliseconds) ? pause : null);

  async function follow(account: Account | null): Promise<void> {
    if (account?.userId === current?.account.userId && account?.server === current?.account.server)
      return;
    const before = current;
    current = null;
    await before?.close({ sendWithinMilliseconds: 0 });
    if (account !== null) current = await startAccountDelivery(deps, account);
    deps.log(
      account === null
        ? "nobody is signed in, nothing is recorded"
        : `recording for ${account.displayName} on ${account.server}`,
    );
  }

  async function look(): Promise<void> {
    pause = await readPause(disk, stored);
    await follow(await currentAccount(disk, stored));
    const requestedAt = await disk.stat(stored.sealRequest).then(
      ({ mtimeMs }) => mtimeMs,
      (error: unknown) => {
        if (isMissing(error)) return 0;
        throw error;
      },
    );
    if (sealRequestSeen !== null && requestedAt !== sealRequestSeen) await current?.seal();
    sealRequestSeen = requestedAt;
  }

  async function tick(): Promise<void> {
    try {
      const now = deps.monotonicMilliseconds();
      if (now - lookedAtMilliseconds >= LOOK_SECONDS * 1000) {
        lookedAtMilliseconds = now;
        await look();
      }
      await current?.tick();
    } catch (error) {
      deps.log(`recording waits: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  await look().catch((error: unknown) =>
    deps.log(`recording waits: ${error instanceof Error ? error.message : String(error)}`),
  );

  const delivery: Delivery = {
    record(event) {
      if (delivery.isRecording()) current?.record(event);
    },
    isRecording: () => current !== null && current.isAllowed() && pauseNow() === null,
    tick() {
      if (isClosed) return Promise.resolve();
      ticking ??= tick().finally(() => {
        ticking = null;
      });
      return ticking;
    },
    async snapshot() {
      if (current === null) return { mode: { mode: "signed_out" }, account: null, facts: null };
      const { account } = current;
      const facts = await current.facts();
      const mode = modeOf({
        ...facts,
        isSignedIn: true,
        isAllowed: facts.consent.isAllowed,
        pause: pauseNow(),
        status: facts.status.state,
      });
      return { mode, account, facts };
    },
    async enter(account) {
      await enterAccount(disk, stored, account);
      await follow(account);
    },
    async leave({ forget }) {
      const left = current;
      await leaveAccount(disk, stored);
      await follow(null);
      if (forget && left !== null)
        await disk.rm(left.names.folder, { recursive: true, force: true });
    },
    async pause(untilMilliseconds) {
      delivery.record(endEvent("lock", clock()));
      pause = { setAtMilliseconds: clock() * 1000, untilMilliseconds };
      await writePause(disk, stored, pause);
    },
    async resume() {
      pause = null;
      await writePause(disk, stored, null);
    },
    async sendNow() {
      await current?.seal();
      await writeStoredJson(disk, stored.sealRequest, { atMilliseconds: clock() * 1000 });
      // the other windows look every two seconds; what they seal goes out with the next look of the
      // window that sends
      await current?.sendNow();
    },
    current: () => current,
    async close() {
      delivery.record(endEvent("close", clock()));
      isClosed = true;
      await ticking;
      await current?.close({ sendWithinMilliseconds: CLOSING_MILLISECONDS });
    },
  };
  return delivery;
}
