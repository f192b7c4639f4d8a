import { splitBatch } from "../activity/batch-buffer.ts";
import { type BatchRecord, PushAnswer } from "../activity/batch.ts";
import type { DeliveryApi } from "./api.ts";
import { isTokenRefused } from "./ask-as-device.ts";
import { decide, type Decision } from "./decide.ts";
import type { Answer } from "./exchange.ts";
import { createHolding, type Holding } from "./holding.ts";
import type { Clock, Log, Outbox, Outcome, SealedBatch, WaitingBatch } from "./ports.ts";
import { ask, problemOf } from "./post-link.ts";
import { sentText } from "./sent-text.ts";
import type { NoToken, Tokens } from "./tokens.ts";
import { wrongServerSentence } from "./wrong-server.ts";

export type Sender = {
  /**
   * Sends what waits until nothing does, or the server is away, or `batchesMax` were sent. Does
   * nothing while a wait is running, unless `now`. Calls while one is running share it. The network
   * never makes it reject; the outbox may.
   */
  drain(options?: { now?: boolean }): Promise<void>;
  /** Whether a wait after a failure is still running. */
  isWaiting(): Promise<boolean>;
  /** Stores that delivery must wait, for a reason found before a batch was sent. */
  hold(why: NoToken): Promise<void>;
};

export type SenderDeps<W extends WaitingBatch, R extends BatchRecord> = {
  api: DeliveryApi;
  outbox: Outbox<W, R>;
  tokens: Tokens;
  clock: Clock;
  log: Log;
  /**
   * The id of a batch made from another one. Where the outbox settles in several steps, it is the
   * same for the same purpose, so that a repetition after a crash makes the same batches.
   */
  childId: (batchId: string, purpose: string) => string;
  /** How sentences call the place where people set the server's address. */
  addressSetting: string;
  /** Most batches in one turn. */
  batchesMax: number;
};

/** With many batches waiting at most two requests a second are sent. */
const CALM_FROM_BATCHES = 10;
const CALM_MS = 500;
const RESEALS_MAX = 3;

/**
 * Empties an outbox. decide() alone interprets answers. A batch leaves the outbox only when it is
 * acknowledged, replaced by batches with its records, or moved to the quarantine. Batches with
 * fewer failures are sent first.
 */
export function createSender<W extends WaitingBatch, R extends BatchRecord>(
  deps: SenderDeps<W, R>,
): Sender {
  const { api, outbox, tokens, clock } = deps;
  const holding = createHolding(deps);
  const follow = createFollowing(deps, holding);
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    let mustRenew = false;
    let hasAskedAgain = false;
    for (let count = 0; count < deps.batchesMax; count += 1) {
      const waiting = await outbox.list();
      const next = nextToSend(waiting);
      if (next === null) return holding.rest();
      const { failuresInARow } = await outbox.standing();
      const token = await tokens.get({ attempt: failuresInARow + 1, renew: mustRenew });
      if (token.state !== "token") return holding.hold(token);
      const sealed = await outbox.read(next, token.device);
      if (sealed === null) continue;
      if (!(await outbox.isMine())) return;
      const { answer } = await ask(api.activity.push.mutate, sealed.batch, {
        server: token.device.server,
        credentials: { token: token.token },
        output: PushAnswer,
        body: sealed.body,
        gzip: true,
      });
      if (!(await outbox.isMine())) return;
      if (isTokenRefused(answer) && !mustRenew) {
        mustRenew = true;
        continue;
      }
      const decision = decisionOn(answer, next, sealed, failuresInARow, clock);
      // A long backlog may outlive several tokens.
      mustRenew = false;
      if (!(await follow(decision, next, sealed, answer))) return;
      if (!hasAskedAgain && hasUnwanted(decision)) {
        hasAskedAgain = true;
        await tokens.get({ attempt: 1, renew: true });
      }
      if (waiting.length > CALM_FROM_BATCHES) await clock.sleep(CALM_MS);
    }
  }

  return {
    drain({ now = false } = {}) {
      const drainIfDue = async () => (!now && (await holding.isWaiting()) ? undefined : drain());
      running ??= drainIfDue().finally(() => {
        running = null;
      });
      return running;
    },
    isWaiting: holding.isWaiting,
    hold: holding.hold,
  };
}

/**
 * Gives a function that carries out the decision on a batch. True when the next batch may follow at
 * once.
 */
function createFollowing<W extends WaitingBatch, R extends BatchRecord>(
  { outbox, log, childId, addressSetting }: SenderDeps<W, R>,
  holding: Holding<W>,
) {
  let resealsInARow = 0;

  return async function follow(
    decision: Decision,
    next: W,
    sealed: SealedBatch<R>,
    answer: Answer,
  ): Promise<boolean> {
    const { batch } = sealed;
    switch (decision.kind) {
      case "acknowledged": {
        const outcome = acknowledgement(decision, sealed);
        await outbox.settle(next, outcome);
        resealsInARow = 0;
        log(
          sentText({
            records: batch.records.length,
            refused: outcome.refused.length,
            unwanted: outcome.unwanted.length,
          }),
        );
        return true;
      }
      case "split": {
        const ids = ["first half", "second half"].map((half) => childId(batch.id, half));
        const batches = splitBatch(batch, ids as [string, string]);
        await outbox.settle(next, { kind: "replaced", batches, failures: 0 });
        log(`split a batch of ${batch.records.length} sessions: ${problemOf(answer)}`);
        return true;
      }
      case "reseal": {
        if ((resealsInARow += 1) > RESEALS_MAX) {
          await holding.wait("wrong_server", problemOf(answer), 60, next);
          return false;
        }
        const batches = [{ ...batch, id: childId(batch.id, "again") }];
        await outbox.settle(next, { kind: "replaced", batches, failures: next.failures + 1 });
        log("sealed a batch under a new id, its own was used for other bytes");
        return true;
      }
      case "quarantine": {
        const { code, sentence } = decision;
        const refused = batch.records.map((record) => ({ record, code, sentence }));
        await outbox.settle(next, { kind: "refused", refused });
        log(`put a session into quarantine: ${code}`);
        return true;
      }
      case "sign_in":
        await holding.hold({ state: "sign_in", reason: decision.reason });
        return false;
      case "retry":
        await holding.wait("offline", problemOf(answer), decision.afterSeconds, next);
        return false;
      case "update_needed":
        await holding.wait("wrong_server", decision.sentence, decision.afterSeconds, next);
        return false;
      case "wrong_server": {
        const sentence = wrongServerSentence(decision.reason, addressSetting);
        await holding.wait("wrong_server", sentence, decision.afterSeconds, next);
        return false;
      }
    }
  };
}

function decisionOn<R extends BatchRecord>(
  answer: Answer,
  { failures }: WaitingBatch,
  { batch }: SealedBatch<R>,
  failuresInARow: number,
  clock: Clock,
): Decision {
  const attempt = 1 + (isAboutBatch(answer) ? failures : failuresInARow);
  const at = Math.floor(clock.nowMs() / 1000);
  const whole = answer.kind === "http" ? { ...answer, at } : answer;
  return decide(whole, batch, attempt, clock.random());
}

/** The newest of those that failed least. */
function nextToSend<W extends WaitingBatch>(newestFirst: readonly W[]): W | null {
  return newestFirst.reduce<W | null>(
    (best, entry) => (best === null || entry.failures < best.failures ? entry : best),
    null,
  );
}

/** Whether an answer is about the batch, whose failures then count, and not about the server. */
function isAboutBatch(answer: Answer): boolean {
  if (answer.kind === "network_error") return false;
  const { status } = answer;
  return status >= 400 && status < 500 && status !== 429 && status !== 408;
}

/** Whether the server did not store some records because their consent is missing. */
function hasUnwanted(decision: Decision): boolean {
  return decision.kind === "acknowledged" && decision.rejected.some(isUnwanted);
}

function isUnwanted({ code }: { code: string }): boolean {
  return code === "consent_missing";
}

type Acknowledgement<R extends BatchRecord> = Extract<Outcome<R>, { kind: "acknowledged" }>;

function acknowledgement<R extends BatchRecord>(
  { rejected }: Extract<Decision, { kind: "acknowledged" }>,
  sealed: SealedBatch<R>,
): Acknowledgement<R> {
  const byId = new Map(sealed.batch.records.map((record) => [record.id, record]));
  return {
    kind: "acknowledged",
    sealed,
    refused: rejected
      .filter((one) => !isUnwanted(one))
      .map(({ id, code, sentence }) => ({ record: byId.get(id), code, sentence })),
    unwanted: rejected.filter(isUnwanted).flatMap(({ id }) => byId.get(id) ?? []),
  };
}
