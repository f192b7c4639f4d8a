import { EnrolAnswer, TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { decide, type Decision } from "@streakline/shared/activity/delivery.ts";
import type { Hints } from "../store/hints.ts";
import type { Memory } from "../store/memory.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { type Consents, type DeviceKey, ownerOf } from "../store/stored-names.ts";
import { dataOf, problemOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";

/** An access token, or what to do instead. */
type TokenResult =
  | { state: "token"; token: string; account: DeviceKey }
  | { state: "sign_in"; reason: string }
  | { state: "wait"; afterSeconds: number; sentence: string; isOtherServer: boolean };

export type Tokens = {
  /**
   * A token that is good for at least another minute; `renew` fetches a new one whatever there is.
   */
  get(options: { attempt: number; renew?: boolean }): Promise<TokenResult>;
};

export type TokenDeps = {
  memory: Memory;
  hints: Hints;
  post: (request: Post) => Promise<Answer>;
  nowMs: () => number;
  random: () => number;
  /**
   * Called with every answer, before the token is used: it says what may be recorded. `asked`: who
   * asked, and with which answers known here.
   */
  onAnswer: (
    answer: TokenAnswer,
    asked: { account: DeviceKey; consents: Consents },
  ) => Promise<void>;
};

const TOKEN_SECONDS_MAX = 3_600;

/**
 * Fetches ten-minute access tokens with the device's key, and a new key when the server asks for
 * it. Tokens are never on disk.
 */
export function createTokens({ memory, hints, post, nowMs, random, onAnswer }: TokenDeps): Tokens {
  const nowSeconds = () => Math.floor(nowMs() / 1000);

  async function fetchToken(
    account: DeviceKey,
    consents: Consents,
    attempt: number,
  ): Promise<TokenResult> {
    const answer = await post({
      url: procedureUrl(account.server, "devices.token"),
      headers: { "x-api-key": account.key },
      body: "{}",
    });
    const granted = dataOf(answer, TokenAnswer);
    if (granted === null) {
      return insteadOf(answer, { at: nowSeconds(), attempt, random: random() });
    }
    if (granted.userId !== account.userId) return { state: "sign_in", reason: "other_account" };
    await onAnswer(granted, { account, consents });
    await hints.set({
      token: { token: granted.token, expiresAt: granted.expiresAt, key: account.key },
    });
    if (granted.rotate) await rotate(account);
    return { state: "token", token: granted.token, account };
  }

  async function rotate(account: DeviceKey): Promise<void> {
    const answer = await post({
      url: procedureUrl(account.server, "devices.rotate"),
      headers: { "x-api-key": account.key },
      body: "{}",
    });
    const fresh = dataOf(answer, EnrolAnswer);
    if (fresh === null || fresh.userId !== account.userId) return;
    await memory.change(["account"], (now) =>
      now.account !== null && ownerOf(now.account) === ownerOf(account)
        ? { values: { account: { ...now.account, key: fresh.key } } }
        : null,
    );
  }

  return {
    async get({ attempt, renew = false }) {
      const { account, consents } = await memory.read("account", "consents");
      if (account === null) return { state: "sign_in", reason: "signed_out" };
      const { token: current } = await hints.get();
      const secondsLeft =
        current !== null && current.key === account.key ? current.expiresAt - nowSeconds() : 0;
      // more than the longest life of a token: the clock was set back, nobody knows how old it is
      if (!renew && current !== null && secondsLeft > 60 && secondsLeft <= TOKEN_SECONDS_MAX)
        return { state: "token", token: current.token, account };
      return fetchToken(account, consents, attempt);
    },
  };
}

/**
 * What to do about an answer that is not what was asked for. `at`: now; `attempt`: the how manieth
 * in a row.
 */
export function insteadOf(
  answer: Answer,
  { at, attempt, random }: { at: number; attempt: number; random: number },
): Exclude<TokenResult, { state: "token" }> {
  const whole = answer.kind === "http" ? { ...answer, at } : answer;
  return instead(decide(whole, { id: "", records: [] }, attempt, random), problemOf(answer));
}

function instead(decision: Decision, problem: string): Exclude<TokenResult, { state: "token" }> {
  switch (decision.kind) {
    case "sign_in":
      return { state: "sign_in", reason: decision.reason };
    case "retry":
      return {
        state: "wait",
        afterSeconds: decision.afterSeconds,
        sentence: problem,
        isOtherServer: false,
      };
    case "wrong_server":
    case "update_needed":
      return {
        state: "wait",
        afterSeconds: decision.afterSeconds,
        sentence: problem,
        isOtherServer: true,
      };
    case "acknowledged":
    case "split":
    case "reseal":
    case "quarantine":
      return { state: "wait", afterSeconds: 60, sentence: problem, isOtherServer: true };
  }
}
