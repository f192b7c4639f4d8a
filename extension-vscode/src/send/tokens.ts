import { EnrolAnswer, TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { decide, type Decision } from "@streakline/shared/activity/delivery.ts";
import type { DeviceConsents } from "@streakline/shared/privacy/consents.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { dataOf, problemOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";
import type { Account, DeviceKey, KeyStore } from "./account.ts";

/**
 * An access token, or what to do instead. `sign_in` also when the key belongs to another account
 * than the records.
 */
type TokenResult =
  | { state: "token"; token: string }
  | { state: "sign_in"; reason: string }
  | { state: "wait"; afterSeconds: number; sentence: string; isOtherServer: boolean };

export type Tokens = {
  /**
   * A token that is good for at least another minute; `renew` fetches a new one whatever there is.
   */
  get(options: { attempt: number; renew?: boolean }): Promise<TokenResult>;
};

export type TokenDeps = {
  account: Account;
  keys: KeyStore;
  post: (request: Post) => Promise<Answer>;
  clock: () => number;
  random: () => number;
  /**
   * Called before the server is asked; what it gives is told what the device may record, before the
   * token is used.
   */
  asking: () => Promise<(said: DeviceConsents | undefined) => Promise<void>>;
};

/**
 * Fetches ten-minute access tokens with the device's key, and a new key when the server asks for
 * it.
 */
export function createTokens({ account, keys, post, clock, random, asking }: TokenDeps): Tokens {
  let current: { token: string; expiresAt: number } | null = null;

  async function fetchToken(attempt: number): Promise<TokenResult> {
    const stored = await keys.read();
    if (stored === null || !("key" in stored)) return { state: "sign_in", reason: "signed_out" };
    if (stored.userId !== account.userId || stored.server !== account.server)
      return { state: "sign_in", reason: "other_account" };
    const tell = await asking();
    const answer = await post({
      url: procedureUrl(account.server, "devices.token"),
      headers: { "x-api-key": stored.key },
      body: "{}",
    });
    const granted = dataOf(answer, TokenAnswer);
    if (granted === null)
      return instead(decideWithoutBatch(answer, attempt, clock(), random()), problemOf(answer));
    if (granted.userId !== account.userId) return { state: "sign_in", reason: "other_account" };
    await tell(granted.consents);
    current = { token: granted.token, expiresAt: granted.expiresAt };
    if (granted.rotate) await rotate(stored);
    return { state: "token", token: granted.token };
  }

  async function rotate(stored: DeviceKey): Promise<void> {
    const answer = await post({
      url: procedureUrl(account.server, "devices.rotate"),
      headers: { "x-api-key": stored.key },
      body: "{}",
    });
    const fresh = dataOf(answer, EnrolAnswer);
    if (fresh !== null && fresh.userId === account.userId)
      await keys.write({ ...stored, key: fresh.key });
  }

  return {
    async get({ attempt, renew = false }) {
      if (!renew && current !== null && clock() < current.expiresAt - 60)
        return { state: "token", token: current.token };
      current = null;
      return fetchToken(attempt);
    },
  };
}

function decideWithoutBatch(answer: Answer, attempt: number, at: number, random: number): Decision {
  const none = { id: "", records: [] };
  return decide(answer.kind === "http" ? { ...answer, at } : answer, none, attempt, random);
}

function instead(decision: Decision, problem: string): TokenResult {
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
