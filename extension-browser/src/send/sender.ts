import { splitBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { decide, type Decision } from "@streakline/shared/activity/delivery.ts";
import type { Memory } from "../store/memory.ts";
import { nextToSend, replaceBatch, type WebsiteBatch, websiteBatch } from "../outbox/outbox.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { withoutPageKeys } from "../consent/consent.ts";
import {
  type DeliveryStatus,
  type Outbox,
  ownerOf,
  type Refused,
  type Waiting,
} from "../store/stored-names.ts";
import type { Tokens } from "./tokens.ts";
import { problemOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";
import { isWaiting } from "../outbox/waiting.ts";

export type Sender = {
  /**
   * Sends what waits until nothing does, or the server is away, at most DRAIN_BATCHES_MAX batches
   * in one turn. Does nothing before the time that a failure asked for, unless `now`. Calls while
   * one is running share it. The network never makes it reject; the storage may.
   */
  drain(options?: { now?: boolean }): Promise<void>;
};

export type SenderDeps = {
  memory: Memory;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
  nowMs: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  newId: () => string;
  /** The server refused records for want of consent: ask it what may be recorded. */
  onConsentMissing: () => Promise<void>;
};

/** With many batches waiting at most two requests a second are sent. */
const CALM_FROM_BATCHES = 10;
const CALM_MS = 500;
/**
 * What else waits for its turn meanwhile: the question what may be recorded, and today's figures.
 */
const DRAIN_BATCHES_MAX = 100;
const SIGN_IN_AGAIN_SECONDS = 3_600;
const QUARANTINE_MAX = 2_000;
const SENT_MAX = 50;

/**
 * Empties the outbox. What an answer means is decided by shared/activity/delivery.ts alone; a batch
 * leaves the outbox only by an acknowledgement that names it, by its parts, or into the quarantine.
 * All that must be remembered is stored: the background may die at any await.
 */
export function createSender(deps: SenderDeps): Sender {
  const { memory, tokens, nowMs, random } = deps;
  let running: Promise<void> | null = null;
  const nowSeconds = () => Math.floor(nowMs() / 1000);

  async function drain(now: boolean): Promise<void> {
    const before = await memory.read("status", "account");
    if (before.account === null || (!now && isWaiting(before.status, nowMs()))) return;
    let hasRenewed = false;
    for (let sent = 0; sent < DRAIN_BATCHES_MAX; sent += 1) {
      const { outbox, account, status } = await memory.read("outbox", "account", "status");
      const next = account === null ? null : nextToSend(outbox, ownerOf(account));
      if (next === null) return settle();
      const token = await tokens.get({ attempt: status.failuresInARow + 1, renew: hasRenewed });
      if (token.state === "sign_in") return signIn(token.reason);
      if (token.state === "wait")
        return fail(token.isOtherServer, token.sentence, token.afterSeconds, null);
      // somebody else has connected meanwhile
      if (ownerOf(token.account) !== next.owner) continue;
      // the token's answer may have withdrawn consent, and with it the batch
      const body = await bodyOf(next);
      if (body === null) continue;
      const answer = await deps.post({
        url: procedureUrl(token.account.server, "activity.push"),
        headers: { authorization: `Bearer ${token.token}` },
        body: body.text,
        gzip: true,
      });
      const decision = decisionOn(answer, next, body.batch, status.failuresInARow);
      if (
        decision.kind === "sign_in" &&
        !hasRenewed &&
        (decision.reason === "token_expired" || decision.reason === "unauthenticated")
      ) {
        hasRenewed = true;
        continue;
      }
      hasRenewed = false;
      if (!(await follow(decision, next, body, answer))) return;
      if (outbox.waiting.length > CALM_FROM_BATCHES) await deps.sleep(CALM_MS);
    }
  }

  function decisionOn(
    answer: Answer,
    next: Waiting,
    batch: WebsiteBatch,
    failuresInARow: number,
  ): Decision {
    // what is wrong with these bytes is counted for this batch, what is wrong with the server for
    // all
    const isAboutBatch =
      answer.kind === "http" &&
      answer.status >= 400 &&
      answer.status < 500 &&
      answer.status !== 429 &&
      answer.status !== 408;
    const attempt = 1 + (isAboutBatch ? next.failures : failuresInARow);
    return decide(
      answer.kind === "http" ? { ...answer, at: nowSeconds() } : answer,
      batch,
      attempt,
      random(),
    );
  }

  /** Does what was decided. True when the next batch may follow at once. */
  async function follow(
    decision: Decision,
    next: Waiting,
    { batch, text }: Body,
    answer: Answer,
  ): Promise<boolean> {
    switch (decision.kind) {
      case "acknowledged": {
        const byId = new Map(batch.records.map((record) => [record.id, record]));
        const unwanted = decision.rejected.flatMap(({ id, code }) =>
          code === "consent_missing" ? (byId.get(id) ?? []) : [],
        );
        const refused = decision.rejected
          .filter(({ code }) => code !== "consent_missing")
          .map(({ id, code, sentence }) => refusedOf(next, byId.get(id), code, sentence));
        // it may be their keys alone that are not allowed: once more without them
        const keyed = unwanted.filter(({ pageKeys }) => pageKeys.length > 0);
        const again =
          keyed.length === 0
            ? []
            : [{ ...batch, id: deps.newId(), records: withoutPageKeys(keyed) ?? [] }];
        await leave(next, refused, {
          isSent: true,
          text,
          discarded: unwanted.length - keyed.length,
          again,
        });
        if (unwanted.length > 0) await deps.onConsentMissing();
        return true;
      }
      case "split":
        await swap(next, splitBatch(batch, [deps.newId(), deps.newId()]));
        return true;
      case "reseal":
        if (next.failures >= RESEALS_MAX) {
          await fail(true, problemOf(answer), 60, next);
          return false;
        }
        await swap(next, [{ ...batch, id: deps.newId() }], next.failures + 1);
        return true;
      case "quarantine":
        await leave(
          next,
          batch.records.map((record) => refusedOf(next, record, decision.code, decision.sentence)),
          { isSent: false, text, discarded: 0, again: [] },
        );
        return true;
      case "retry":
        await fail(false, problemOf(answer), decision.afterSeconds, next);
        return false;
      case "sign_in":
        await signIn(decision.reason);
        return false;
      case "update_needed":
        await fail(true, decision.sentence, decision.afterSeconds, next);
        return false;
      case "wrong_server":
        await fail(true, WRONG_SERVER[decision.reason], decision.afterSeconds, next);
        return false;
    }
  }

  type Body = { text: string; batch: WebsiteBatch };

  /**
   * The bytes of a batch; unreadable ones go into the quarantine: null, and the list is looked at
   * again.
   */
  async function bodyOf(next: Waiting): Promise<Body | null> {
    const { outbox } = await memory.read("outbox");
    if (!isListed(outbox, next)) return null;
    const text = await memory.batch(next.number);
    try {
      if (text === null) throw new Error("no bytes");
      return { text, batch: websiteBatch(text) };
    } catch {
      await leave(next, [refusedOf(next, text, "unreadable", "The storage damaged this batch.")], {
        isSent: false,
        text: "",
        discarded: 0,
        again: [],
      });
      return null;
    }
  }

  /**
   * Takes a batch off the list together with everything that is to be remembered about it, then
   * frees its bytes. `again`: what takes its place.
   */
  async function leave(
    next: Waiting,
    refused: readonly Refused[],
    how: { isSent: boolean; text: string; discarded: number; again: readonly WebsiteBatch[] },
  ): Promise<void> {
    await memory.change(["outbox", "quarantine", "status", "sent", "discarded"], (now) => {
      // the person had everything deleted meanwhile
      if (!isListed(now.outbox, next)) return null;
      const { outbox, batches } = replaceBatch(now.outbox, next.number, how.again);
      const all = [...refused, ...now.quarantine];
      const quarantine = all.slice(0, QUARANTINE_MAX);
      const discarded = now.discarded + how.discarded + all.length - quarantine.length;
      if (!how.isSent) return { values: { outbox, quarantine, discarded }, batches };
      const sent = [{ at: nowSeconds(), body: how.text }, ...now.sent].slice(0, SENT_MAX);
      const status: DeliveryStatus = {
        state: { state: "delivering" },
        failuresInARow: 0,
        notBeforeMs: 0,
        lastSentAt: nowSeconds(),
      };
      return { values: { outbox, quarantine, sent, status, discarded }, batches };
    });
    await memory.dropBatches([next.number]);
  }

  async function swap(
    next: Waiting,
    batches: readonly WebsiteBatch[],
    failures = 0,
  ): Promise<void> {
    await memory.change(["outbox"], (now) => {
      if (!isListed(now.outbox, next)) return null;
      const { outbox, batches: bodies } = replaceBatch(now.outbox, next.number, batches);
      const waiting = outbox.waiting.map((entry) =>
        entry.number >= now.outbox.next ? { ...entry, failures } : entry,
      );
      return { values: { outbox: { ...outbox, waiting } }, batches: bodies };
    });
    await memory.dropBatches([next.number]);
  }

  async function fail(
    isWrongServer: boolean,
    sentence: string,
    afterSeconds: number,
    next: Waiting | null,
  ): Promise<void> {
    await memory.change(["status", "outbox"], ({ status, outbox }) => ({
      values: {
        status: {
          ...status,
          state: { state: isWrongServer ? "wrong_server" : "offline", sentence },
          failuresInARow: status.failuresInARow + 1,
          notBeforeMs: nowMs() + afterSeconds * 1000,
        },
        outbox: {
          ...outbox,
          waiting: outbox.waiting.map((entry) =>
            entry.number === next?.number ? { ...entry, failures: entry.failures + 1 } : entry,
          ),
        },
      },
    }));
  }

  async function signIn(reason: string): Promise<void> {
    await memory.change(["status"], ({ status }) => ({
      values: {
        status: {
          ...status,
          state: { state: "sign_in", reason },
          notBeforeMs: nowMs() + SIGN_IN_AGAIN_SECONDS * 1000,
        },
      },
    }));
  }

  /** Nothing waits: whatever hindered is of no account, except that somebody must sign in. */
  async function settle(): Promise<void> {
    await memory.change(["status"], ({ status }) =>
      status.state.state === "sign_in" || status.state.state === "delivering"
        ? null
        : {
            values: {
              status: {
                ...status,
                state: { state: "delivering" },
                failuresInARow: 0,
                notBeforeMs: 0,
              },
            },
          },
    );
  }

  function refusedOf(
    { id, owner }: Waiting,
    record: unknown,
    code: string,
    sentence: string,
  ): Refused {
    return { owner, at: nowSeconds(), batchId: id, code, sentence, record };
  }

  return {
    drain({ now = false } = {}) {
      running ??= drain(now).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function isListed({ waiting }: Outbox, { number, id }: Waiting): boolean {
  return waiting.some((entry) => entry.number === number && entry.id === id);
}

const RESEALS_MAX = 3;

const WRONG_SERVER = {
  redirected:
    "The server address redirects elsewhere. Set it to the address that the browser ends at.",
  no_such_route: "There is no Streakline server at this address. Check it in the options.",
  not_json:
    "Something else answers at the server's address, perhaps a sign-in page of the network. Check the network and the address.",
  not_an_answer: "Another service answers at the server's address. Check it in the options.",
} as const;
