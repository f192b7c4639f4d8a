import { RETRY_AFTER_SECONDS_MAX } from "@streakline/shared/delivery/decide.ts";
import type { Clock } from "@streakline/shared/delivery/ports.ts";
import type { Sender } from "@streakline/shared/delivery/sender.ts";
import { isAhead } from "@streakline/shared/delivery/standing.ts";
import type { TokenResult, Tokens } from "@streakline/shared/delivery/tokens.ts";

/**
 * Gives a function that renews the token, for what its answer says about what may be recorded. A
 * server that is away is asked ever less often, whatever becomes of the batches; unless `now`.
 * `onAllowed` is called when coding was not allowed and the key holds: nothing was sent meanwhile
 * that could show it. Never throws for the network.
 */
export function createConsentAsking({
  tokens,
  sender,
  clock,
  mayRecord,
  onAllowed,
}: {
  tokens: Tokens;
  sender: Sender;
  clock: Clock;
  mayRecord: () => Promise<boolean>;
  onAllowed: () => Promise<void>;
}): (options: { now: boolean }) => Promise<void> {
  let failures = 0;
  let notBefore = { wallMs: 0, steadyMs: 0 };

  return async ({ now }) => {
    const isWaiting =
      isAhead(notBefore.wallMs, clock.nowMs()) && clock.steadyMs() < notBefore.steadyMs;
    if (!now && isWaiting) return;
    const wasAllowed = await mayRecord();
    const result = await tokens.get({ attempt: failures + 1, renew: true });
    failures = result.state === "token" ? 0 : failures + 1;
    const waitMs = waitSeconds(result) * 1000;
    notBefore = { wallMs: clock.nowMs() + waitMs, steadyMs: clock.steadyMs() + waitMs };
    if (result.state === "sign_in") await sender.hold(result);
    if (result.state === "token" && !wasAllowed) await onAllowed();
  };
}

function waitSeconds(result: TokenResult): number {
  switch (result.state) {
    case "token":
      return 0;
    case "sign_in":
      return RETRY_AFTER_SECONDS_MAX;
    case "wait":
      return result.afterSeconds;
  }
}
