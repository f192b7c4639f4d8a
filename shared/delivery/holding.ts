import type { BatchRecord } from "../activity/batch.ts";
import { RETRY_AFTER_SECONDS_MAX } from "./decide.ts";
import type { Clock, Log, Outbox, WaitingBatch } from "./ports.ts";
import { DELIVERING, type DeliveryState, isAhead } from "./standing.ts";
import type { NoToken } from "./tokens.ts";

export type Holding<W extends WaitingBatch> = {
  /**
   * Sends nothing for `afterSeconds`. `failed`: the batch whose sending failed, if there was one.
   */
  wait(
    state: "offline" | "wrong_server",
    sentence: string,
    afterSeconds: number,
    failed: W | null,
  ): Promise<void>;
  /** As wait(), because there is no token. If the person must sign in, the wait is an hour. */
  hold(why: NoToken): Promise<void>;
  /** Outbox empty: clears the last error, keeps sign_in. */
  rest(): Promise<void>;
  /** Whether a wait after a failure is still running. */
  isWaiting(): Promise<boolean>;
};

const SIGN_IN_AGAIN_SECONDS = RETRY_AFTER_SECONDS_MAX;
/** A sentence may come from a server that is not ours. */
const SENTENCE_LENGTH_MAX = 300;

/**
 * Waits after refusals. A wait ends on the wall clock, as it is stored, or on the steady clock of
 * this process, whichever comes first: a clock that is set back makes no wait longer.
 */
export function createHolding<W extends WaitingBatch, R extends BatchRecord>({
  outbox,
  clock,
  log,
}: {
  outbox: Outbox<W, R>;
  clock: Clock;
  log: Log;
}): Holding<W> {
  let notBeforeSteadyMs = Number.POSITIVE_INFINITY;

  async function wait(
    state: "offline" | "wrong_server",
    said: string,
    afterSeconds: number,
    failed: W | null,
  ): Promise<void> {
    const sentence = said.slice(0, SENTENCE_LENGTH_MAX);
    log(`not sent: ${sentence}; next try in ${afterSeconds} s`);
    await stand({ state, sentence }, afterSeconds, failed);
  }

  async function hold(why: NoToken): Promise<void> {
    if (why.state === "wait") {
      const state = why.isOtherServer ? "wrong_server" : "offline";
      return wait(state, why.sentence, why.afterSeconds, null);
    }
    log(`not sent: sign in again (${why.reason})`);
    await stand(why, SIGN_IN_AGAIN_SECONDS, null);
  }

  async function stand(state: DeliveryState, afterSeconds: number, failed: W | null) {
    const { failuresInARow } = await outbox.standing();
    notBeforeSteadyMs = clock.steadyMs() + afterSeconds * 1000;
    const failures = state.state === "sign_in" ? failuresInARow : failuresInARow + 1;
    const notBeforeMs = clock.nowMs() + afterSeconds * 1000;
    await outbox.stand({ state, failuresInARow: failures, notBeforeMs }, failed);
  }

  async function rest(): Promise<void> {
    const { state } = (await outbox.standing()).state;
    if (state === "offline" || state === "wrong_server") await outbox.stand(DELIVERING, null);
  }

  async function isWaiting(): Promise<boolean> {
    const { notBeforeMs } = await outbox.standing();
    return isAhead(notBeforeMs, clock.nowMs()) && clock.steadyMs() < notBeforeSteadyMs;
  }

  return { wait, hold, rest, isWaiting };
}
