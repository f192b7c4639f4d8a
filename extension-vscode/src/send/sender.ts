import { join } from "node:path";
import { splitBatch, sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { decide, type Decision } from "@streakline/shared/activity/delivery.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { problemOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";
import type { Account } from "./account.ts";
import type { SealedBatch } from "../outbox/batch-file.ts";
import { childId } from "../record/child-id.ts";
import { type DeliveryStatus, readDeliveryStatus, writeDeliveryStatus } from "./delivery-status.ts";
import type { Disk } from "../store/disk.ts";
import {
  acknowledgeBatch,
  readBatch,
  replaceBatch,
  type Waiting,
  waitingBatches,
} from "../outbox/outbox.ts";
import { quarantine } from "../outbox/quarantine.ts";
import type { AccountNames } from "../store/stored-names.ts";
import type { Tokens } from "./tokens.ts";

export type Sender = {
  /**
   * Sends what waits until nothing does, or the server is away. Does nothing before the time that a
   * failure asked for, unless `now`. Calls while one is running share it. Never throws for the
   * network; errors of the file system rise.
   */
  drain(options?: { now?: boolean }): Promise<void>;
  /**
   * Renews the token, for what its answer says about what may be recorded. A server that is away is
   * asked ever less often, whatever becomes of the batches; unless `now`. Never throws for the
   * network.
   */
  ask(options?: { now?: boolean }): Promise<void>;
};

export type SenderDeps = {
  disk: Disk;
  names: AccountNames;
  account: Account;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
  client: { name: string; version: string };
  timeZone: () => string;
  /** Asked before every send and before every change of the outbox. */
  holdsLease: () => Promise<boolean>;
  clock: () => number;
  nowMilliseconds: () => number;
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** Whether what waits may be sent at all; asked before every send. */
  mayRecord: () => Promise<boolean>;
  /**
   * The server refused records of this batch, for coding is not allowed: takes it from the outbox.
   */
  discardRefused: (
    waiting: Waiting,
    batch: Batch,
    refusedIds: ReadonlySet<string>,
  ) => Promise<void>;
  log: (line: string) => void;
};

/** With many batches waiting at most two requests a second are sent. */
const CALM_FROM_BATCHES = 10;
const CALM_MILLISECONDS = 500;
const SIGN_IN_AGAIN_SECONDS = 3_600;
const RESEALS_MAX = 3;

/**
 * Empties the outbox of one account. What an answer means is decided by shared/activity/delivery.ts
 * alone; a batch leaves the outbox only by an acknowledgement that names it, by its parts, or into
 * the quarantine. A batch that fails again and again lets others go first.
 */
export function createSender(deps: SenderDeps): Sender {
  const { disk, names, account, tokens, clock, random, log } = deps;
  const failures = new Map<string, number>();
  let failuresInARow = 0;
  let resealsInARow = 0;
  let notBeforeMilliseconds = 0;
  let failedAsks = 0;
  let askNotBeforeMilliseconds = 0;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    let hasRenewed = false;
    let hasAskedAgain = false;
    let token = "";
    for (;;) {
      if (!(await deps.mayRecord())) return settle();
      const waiting = await waitingBatches(disk, names);
      const next = nextToSend(waiting, failures);
      if (next === null) return settle();
      if (token === "") {
        const result = await tokens.get({ attempt: failuresInARow + 1, renew: hasRenewed });
        if (result.state === "sign_in") return signIn(result.reason);
        if (result.state === "wait")
          return fail(result.isOtherServer, result.sentence, result.afterSeconds);
        token = result.token;
      }
      const sealed = await load(next);
      if (sealed === null || !(await deps.mayRecord())) continue;
      if (!(await deps.holdsLease())) return;
      const answer = await deps.post({
        url: procedureUrl(account.server, "activity.push"),
        headers: { authorization: `Bearer ${token}` },
        body: sealed.body,
        gzip: true,
      });
      const decision = decisionOn(answer, next, sealed);
      if (!(await deps.holdsLease())) return;
      if (
        decision.kind === "sign_in" &&
        !hasRenewed &&
        (decision.reason === "token_expired" || decision.reason === "unauthenticated")
      ) {
        hasRenewed = true;
        token = "";
        continue;
      }
      if (!(await follow(decision, next, sealed, answer))) return;
      if (
        decision.kind === "acknowledged" &&
        unwantedIds(decision.rejected).size > 0 &&
        !hasAskedAgain
      ) {
        hasAskedAgain = true;
        const result = await tokens.get({ attempt: 1, renew: true });
        token = result.state === "token" ? result.token : "";
      }
      if (waiting.length > CALM_FROM_BATCHES) await deps.sleep(CALM_MILLISECONDS);
    }
  }

  function decisionOn(answer: Answer, next: Waiting, { batch }: SealedBatch): Decision {
    // what is wrong with these bytes is counted for this batch, what is wrong with the server for
    // all
    const isAboutBatch =
      answer.kind === "http" &&
      answer.status >= 400 &&
      answer.status < 500 &&
      answer.status !== 429 &&
      answer.status !== 408;
    const attempt = 1 + (isAboutBatch ? (failures.get(next.name) ?? 0) : failuresInARow);
    return decide(
      answer.kind === "http" ? { ...answer, at: clock() } : answer,
      batch,
      attempt,
      random(),
    );
  }

  /** Does what was decided. True when the next batch may follow at once. */
  async function follow(
    decision: Decision,
    next: Waiting,
    { batch }: SealedBatch,
    answer: Answer,
  ): Promise<boolean> {
    switch (decision.kind) {
      case "acknowledged": {
        const byId = new Map(batch.records.map((record) => [record.id, record]));
        const unwanted = unwantedIds(decision.rejected);
        const refused = decision.rejected
          .filter(({ id }) => !unwanted.has(id))
          .map(({ id, code, sentence }) => ({ record: byId.get(id), code, sentence }));
        await quarantine(disk, names, batch.id, refused, deps.nowMilliseconds());
        if (unwanted.size > 0) await deps.discardRefused(next, batch, unwanted);
        else await acknowledgeBatch(disk, names, next.name);
        failures.delete(next.name);
        failuresInARow = 0;
        resealsInARow = 0;
        notBeforeMilliseconds = 0;
        log(
          `sent ${batch.records.length - unwanted.size} sessions${refused.length > 0 ? `, ${refused.length} refused` : ""}`,
        );
        await setState({ state: "delivering" }, unwanted.size < batch.records.length);
        return true;
      }
      case "split": {
        const halves = splitBatch(batch, [
          childId(batch.id, "first half"),
          childId(batch.id, "second half"),
        ]);
        await replaceBatch(disk, names, next.name, halves);
        log(`split a batch of ${batch.records.length} sessions: ${problemOf(answer)}`);
        return true;
      }
      case "reseal":
        if ((resealsInARow += 1) > RESEALS_MAX) {
          await fail(true, problemOf(answer), 60);
          return false;
        }
        await replaceBatch(disk, names, next.name, [{ ...batch, id: childId(batch.id, "again") }]);
        log("sealed a batch under a new id, its own was used for other bytes");
        return true;
      case "quarantine":
        await quarantine(
          disk,
          names,
          batch.id,
          batch.records.map((record) => ({
            record,
            code: decision.code,
            sentence: decision.sentence,
          })),
          deps.nowMilliseconds(),
        );
        await replaceBatch(disk, names, next.name, []);
        log(`put a session into quarantine: ${decision.code}`);
        return true;
      case "retry":
        failures.set(next.name, (failures.get(next.name) ?? 0) + 1);
        await fail(false, problemOf(answer), decision.afterSeconds);
        return false;
      case "sign_in":
        await signIn(decision.reason);
        return false;
      case "update_needed":
        await fail(true, decision.sentence, decision.afterSeconds);
        return false;
      case "wrong_server":
        await fail(true, WRONG_SERVER[decision.reason], decision.afterSeconds);
        return false;
    }
  }

  /**
   * A batch as it was sealed. Damaged ones are sealed anew from what is left, or set aside: null,
   * and the outbox is looked at again.
   */
  async function load(next: Waiting): Promise<SealedBatch | null> {
    const file = await readBatch(disk, names.outbox, next.name);
    if (file === null) return null;
    if (file.state === "whole") return file.sealed;
    if (file.state === "lost") {
      await disk.rename(join(names.outbox, next.name), join(names.quarantine, next.name));
      await quarantine(
        disk,
        names,
        next.batchId,
        [{ record: next.name, code: "unreadable", sentence: "The disk damaged this batch." }],
        deps.nowMilliseconds(),
      );
      return null;
    }
    const id = childId(next.batchId, "salvaged");
    await replaceBatch(disk, names, next.name, [
      sealBatch({
        id,
        sealedAt: next.sealedAt,
        timeZone: deps.timeZone(),
        client: deps.client,
        sessions: file.records,
      }),
    ]);
    return null;
  }

  async function fail(
    isWrongServer: boolean,
    sentence: string,
    afterSeconds: number,
  ): Promise<void> {
    failuresInARow += 1;
    notBeforeMilliseconds = deps.nowMilliseconds() + afterSeconds * 1000;
    log(`not sent: ${sentence}; next try in ${afterSeconds} s`);
    await setState({
      state: isWrongServer ? "wrong_server" : "offline",
      sentence,
      retryAtMilliseconds: notBeforeMilliseconds,
    });
  }

  async function signIn(reason: string): Promise<void> {
    notBeforeMilliseconds = deps.nowMilliseconds() + SIGN_IN_AGAIN_SECONDS * 1000;
    log(`not sent: sign in again (${reason})`);
    await setState({ state: "sign_in", reason });
  }

  /** Nothing waits: whatever hindered is of no account, except that somebody must sign in. */
  async function settle(): Promise<void> {
    const { state } = await readDeliveryStatus(disk, names);
    if (state.state !== "sign_in") await setState({ state: "delivering" });
  }

  async function setState(state: DeliveryStatus["state"], hasSent = false): Promise<void> {
    const before = await readDeliveryStatus(disk, names);
    const lastSentAtMilliseconds = hasSent ? deps.nowMilliseconds() : before.lastSentAtMilliseconds;
    const after = { state, lastSentAtMilliseconds };
    if (JSON.stringify(after) !== JSON.stringify(before))
      await writeDeliveryStatus(disk, names, after);
  }

  return {
    drain({ now = false } = {}) {
      if (running !== null) return running;
      if (!now && deps.nowMilliseconds() < notBeforeMilliseconds) return Promise.resolve();
      running = drain().finally(() => {
        running = null;
      });
      return running;
    },
    async ask({ now = false } = {}) {
      if (!now && deps.nowMilliseconds() < askNotBeforeMilliseconds) return;
      const wasAllowed = await deps.mayRecord();
      const result = await tokens.get({ attempt: failedAsks + 1, renew: true });
      failedAsks = result.state === "token" ? 0 : failedAsks + 1;
      const afterSeconds =
        result.state === "wait"
          ? result.afterSeconds
          : result.state === "sign_in"
            ? SIGN_IN_AGAIN_SECONDS
            : 0;
      askNotBeforeMilliseconds = deps.nowMilliseconds() + afterSeconds * 1000;
      if (result.state === "sign_in") await signIn(result.reason);
      if (result.state !== "token" || wasAllowed) return;
      // nothing was sent meanwhile that could show that the key is good again
      notBeforeMilliseconds = 0;
      await setState({ state: "delivering" });
    },
  };
}

/**
 * The records that the server did not store because coding is not allowed: they may not be kept
 * here either.
 */
function unwantedIds(rejected: readonly { id: string; code: string }[]): Set<string> {
  return new Set(rejected.filter(({ code }) => code === "consent_missing").map(({ id }) => id));
}

/** The newest of those that failed least. */
function nextToSend(
  waiting: readonly Waiting[],
  failures: ReadonlyMap<string, number>,
): Waiting | null {
  const failed = (entry: Waiting) => failures.get(entry.name) ?? 0;
  return waiting.reduce<Waiting | null>(
    (best, entry) => (best === null || failed(entry) < failed(best) ? entry : best),
    null,
  );
}

const WRONG_SERVER = {
  redirected:
    "The server address redirects elsewhere. Set streakline.server to the address that the browser ends at.",
  no_such_route: "There is no Streakline server at this address. Check streakline.server.",
  not_json:
    "Something else answers at the server's address, perhaps a sign-in page of the network. Check the network and streakline.server.",
  not_an_answer: "Another service answers at the server's address. Check streakline.server.",
} as const;
