import { EnrolAnswer, TokenAnswer } from "../accounts/account-answers.ts";
import { createTurns } from "../in-turn.ts";
import type { DeviceConsents } from "../privacy/device-consents.ts";
import type { DeliveryApi } from "./api.ts";
import { decide } from "./decide.ts";
import type { Answer } from "./exchange.ts";
import type { CachedToken, Clock, DeviceKey, Keys, TokenCache } from "./ports.ts";
import { ask, problemOf } from "./post-link.ts";
import { wrongServerSentence } from "./wrong-server.ts";

/**
 * Why there is no token: the person must sign in, or the client must ask the server again later.
 */
export type NoToken =
  | { readonly state: "sign_in"; readonly reason: string }
  | {
      readonly state: "wait";
      readonly afterSeconds: number;
      readonly sentence: string;
      /** The answer is not from a server that fits: the person should check the address. */
      readonly isOtherServer: boolean;
    };

/** An access token of this device, or why there is none. */
export type TokenResult =
  | { readonly state: "token"; readonly token: string; readonly device: DeviceKey }
  | NoToken;

export type Tokens = {
  /**
   * A token that is valid for at least another minute. `renew` always fetches a new one. `attempt`:
   * 1-based count of consecutive failures, this attempt included.
   */
  get(options: { attempt: number; renew?: boolean }): Promise<TokenResult>;
};

export type TokenDeps = {
  api: DeliveryApi;
  keys: Keys;
  /** Left out in a process that is not stopped between two sendings. */
  cache?: TokenCache;
  clock: Clock;
  /** How sentences call the place where people set the server's address. */
  addressSetting: string;
  /**
   * Called before the request. The function that it gives receives the device's consents before the
   * token is used; undefined from a server older than consents.
   */
  asking: (device: DeviceKey) => Promise<(said: DeviceConsents | undefined) => Promise<void>>;
};

/** A token lives ten minutes. In its last one it is renewed before it is used. */
const TOKEN_SECONDS = 600;
const TOKEN_SECONDS_MIN = 60;

/**
 * Fetches access tokens with the device's key, and a new key when the server asks for it. Never
 * throws for the network.
 */
export function createTokens(deps: TokenDeps): Tokens {
  const { api, keys, cache, clock, asking } = deps;
  const inTurn = createTurns();
  /** The last token of this process, with its age by the monotonic clock. */
  let fetched: { token: string; key: string; atSteadyMs: number } | null = null;

  async function tokenFor({ key }: DeviceKey): Promise<string | null> {
    if (fetched?.key === key) {
      const ageSeconds = (clock.steadyMs() - fetched.atSteadyMs) / 1000;
      return ageSeconds < TOKEN_SECONDS - TOKEN_SECONDS_MIN ? fetched.token : null;
    }
    const cached = (await cache?.get()) ?? null;
    return cached?.key === key && isFresh(cached, clock.nowMs() / 1000) ? cached.token : null;
  }

  async function fetchToken(device: DeviceKey, attempt: number): Promise<TokenResult> {
    const tell = await asking(device);
    const { answer, data } = await ask(api.devices.token.mutate, undefined, {
      server: device.server,
      credentials: { key: device.key },
      output: TokenAnswer,
    });
    if (data === null) return insteadOf(answer, attempt, deps);
    if (data.userId !== device.userId) return { state: "sign_in", reason: "other_account" };
    await tell(data.consents);
    fetched = { token: data.token, key: device.key, atSteadyMs: clock.steadyMs() };
    await cache?.set({ token: data.token, expiresAt: data.expiresAt, key: device.key });
    if (data.rotate) await rotate(device);
    return { state: "token", token: data.token, device };
  }

  /** The person may have signed out or in again meanwhile: then the new key is not kept. */
  async function rotate(device: DeviceKey): Promise<void> {
    const { data } = await ask(api.devices.rotate.mutate, undefined, {
      server: device.server,
      credentials: { key: device.key },
      output: EnrolAnswer,
    });
    const held = await keys.read();
    const isSame = "device" in held && held.device.key === device.key;
    if (data !== null && data.userId === device.userId && isSame)
      await keys.write({ ...device, key: data.key });
  }

  async function get({ attempt, renew = false }: Parameters<Tokens["get"]>[0]) {
    const held = await keys.read();
    if ("reason" in held) return { state: "sign_in", reason: held.reason } as const;
    const { device } = held;
    const token = renew ? null : await tokenFor(device);
    if (token !== null) return { state: "token", token, device } as const;
    return fetchToken(device, attempt);
  }

  // In turn: two at once would both replace the key, and might keep the one that ends first.
  return { get: (options) => inTurn(() => get(options)) };
}

/**
 * Decides on a failed answer of a procedure that takes no batch.
 * @example insteadOf({ kind: "network_error", error: "away" }, 1, { clock, addressSetting }) //
 * { state: "wait", afterSeconds: 1, sentence: "away", isOtherServer: false }
 */
export function insteadOf(
  answer: Answer,
  attempt: number,
  { clock, addressSetting }: Pick<TokenDeps, "clock" | "addressSetting">,
): NoToken {
  const at = Math.floor(clock.nowMs() / 1000);
  const whole = answer.kind === "http" ? { ...answer, at } : answer;
  const decision = decide(whole, { id: "", records: [] }, attempt, clock.random());
  const wait = { state: "wait", sentence: problemOf(answer) } as const;
  switch (decision.kind) {
    case "sign_in":
      return { state: "sign_in", reason: decision.reason };
    case "retry":
      return { ...wait, afterSeconds: decision.afterSeconds, isOtherServer: false };
    case "wrong_server": {
      const sentence = wrongServerSentence(decision.reason, addressSetting);
      return { ...wait, afterSeconds: decision.afterSeconds, sentence, isOtherServer: true };
    }
    case "update_needed": {
      const { afterSeconds, sentence } = decision;
      return { ...wait, afterSeconds, sentence, isOtherServer: true };
    }
    case "acknowledged":
    case "split":
    case "reseal":
    case "quarantine":
      return { ...wait, afterSeconds: 60, isOtherServer: true };
  }
}

/**
 * A token with more time left than any token gets means that the clock was set back: not trusted.
 */
function isFresh({ expiresAt }: CachedToken, nowSeconds: number): boolean {
  const secondsLeft = expiresAt - nowSeconds;
  return secondsLeft > TOKEN_SECONDS_MIN && secondsLeft <= 2 * TOKEN_SECONDS;
}
