import { decide } from "./decide.ts";
import type { Answer } from "./exchange.ts";
import type { DeviceKey } from "./ports.ts";
import { ask, type OutputOf, type Procedure } from "./post-link.ts";
import type { NoToken, Tokens } from "./tokens.ts";

/** The result of a request that needs an access token. `not_mine`: no request was sent. */
type Asked<S> =
  | { readonly state: "answered"; readonly answer: Answer; readonly data: S | null }
  | { readonly state: "not_mine" }
  | NoToken;

/**
 * Calls a procedure with an access token of this device. A token that the server refuses is renewed
 * once. `attempt`: 1-based count of consecutive failures, this attempt included. `isMine` says
 * whether the connected device is still the one that the request is about. Never throws for the
 * network.
 * @example await askAsDevice(tokens, api.stats.today.query, undefined, { output: TodayAnswer }) //
 * { state: "answered", data: { day: "2026-11-22", … }, … }
 */
export async function askAsDevice<I, O, S extends O>(
  tokens: Tokens,
  procedure: Procedure<I, O>,
  input: NoInfer<I>,
  {
    output,
    attempt = 1,
    isMine = () => true,
  }: { output: OutputOf<O, S>; attempt?: number; isMine?: (device: DeviceKey) => boolean },
): Promise<Asked<S>> {
  for (const renew of [false, true]) {
    const token = await tokens.get({ attempt, renew });
    if (token.state !== "token") return token;
    if (!isMine(token.device)) return { state: "not_mine" };
    const { answer, data } = await ask(procedure, input, {
      server: token.device.server,
      credentials: { token: token.token },
      output,
    });
    if (renew || !isTokenRefused(answer)) return { state: "answered", answer, data };
  }
  throw new Error("the second answer is always given back");
}

/** Whether the token has expired or is unknown, so that a new one may help. */
export function isTokenRefused(answer: Answer): boolean {
  if (answer.kind === "network_error") return false;
  const decision = decide({ ...answer, at: 0 }, { id: "", records: [] }, 1, 0);
  if (decision.kind !== "sign_in") return false;
  return decision.reason === "token_expired" || decision.reason === "unauthenticated";
}
