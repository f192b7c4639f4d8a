import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { endEvent } from "../record/end-event.ts";
import { type Mode, modeOf } from "../record/mode.ts";
import { createPauseWatch, type Pause } from "../record/pause.ts";
import type { Account } from "./account.ts";
import type { AccountDelivery, AccountFacts, DeliveryDeps } from "./account-delivery.ts";
import { startFollowing } from "./follow-account.ts";

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
  /** Nobody records any more; `forget`: the account for which what waits is deleted too. */
  leave(options: { forget: Account | null }): Promise<void>;
  pause(untilMilliseconds: number | null): Promise<void>;
  resume(): Promise<void>;
  /** Seals in every window and sends, whatever was decided before, in the window that sends. */
  sendNow(): Promise<void>;
  current(): AccountDelivery | null;
  close(): Promise<void>;
};

/** The editor gives an extension about five seconds when it closes. */
const CLOSING_MILLISECONDS = 3_000;

/** Starts delivery. `startedMilliseconds` is when this window started. */
export async function startDelivery(
  deps: DeliveryDeps,
  startedMilliseconds: number,
): Promise<Delivery> {
  const { clock, monotonicMilliseconds } = deps;
  const nowMilliseconds = () => clock() * 1000;
  const pause = createPauseWatch({ startedMilliseconds, nowMilliseconds, monotonicMilliseconds });
  const accounts = await startFollowing(deps, pause);
  const { current, enter, leave, setPause } = accounts;
  let ticking: Promise<void> | null = null;
  let isClosed = false;

  const delivery: Delivery = {
    record(event) {
      if (delivery.isRecording()) current()?.record(event);
    },
    isRecording: () => current()?.isAllowed() === true && pause.now() === null,
    tick() {
      if (isClosed) return Promise.resolve();
      ticking ??= accounts.tick().finally(() => {
        ticking = null;
      });
      return ticking;
    },
    snapshot: () => snapshotOf(current(), pause.now()),
    enter,
    leave,
    async pause(untilMilliseconds) {
      delivery.record(endEvent("lock", clock()));
      await setPause({ setAtMilliseconds: nowMilliseconds(), untilMilliseconds });
    },
    resume: () => setPause(null),
    async sendNow() {
      const account = current();
      if (account === null) return;
      await account.seal();
      // The other windows look every two seconds; one of them may be the one that sends.
      await accounts.requestSending();
      await account.sendNow();
    },
    current,
    async close() {
      delivery.record(endEvent("close", clock()));
      isClosed = true;
      await ticking;
      await current()?.close({ sendWithinMilliseconds: CLOSING_MILLISECONDS });
    },
  };
  return delivery;
}

async function snapshotOf(current: AccountDelivery | null, pause: Pause | null): Promise<Snapshot> {
  if (current === null) return { mode: { mode: "signed_out" }, account: null, facts: null };
  const { account } = current;
  const facts = await current.facts();
  const mode = modeOf({
    ...facts,
    isSignedIn: true,
    isAllowed: facts.consent.isAllowed,
    pause,
    status: facts.status.state,
  });
  return { mode, account, facts };
}
