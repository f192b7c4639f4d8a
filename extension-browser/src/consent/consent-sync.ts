import type { Clock } from "@streakline/shared/delivery/ports.ts";
import { askAsDevice } from "@streakline/shared/delivery/ask-as-device.ts";
import { insteadOf, type NoToken, type Tokens } from "@streakline/shared/delivery/tokens.ts";
import { type ConsentInput, ConsentsAnswer } from "@streakline/shared/privacy/consents.ts";
import { FUTURE_SECONDS_MAX } from "@streakline/shared/time/instant.ts";
import type { Api } from "../send/api.ts";
import { ADDRESS_SETTING as addressSetting } from "../send/server-address.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { ownerOf } from "../store/stored-names.ts";
import type { StoredConsents } from "./stored-consents.ts";

export type ConsentSyncDeps = {
  storage: StateStorage;
  api: Api;
  tokens: Tokens;
  clock: Clock;
  consents: StoredConsents;
  /** Where the answer was given: the client with its version. */
  place: string;
};

/**
 * Sends the answers that the server does not have yet, each with its time: a later no from
 * elsewhere stays. Until the server has them it refuses the records. Gives null when it has all of
 * them, `not_mine` when they are another account's, `asked_again` when one is given up, else why
 * they could not be sent. A server older than consents takes everything. `attempt`: 1-based count
 * of consecutive failures, this attempt included.
 */
export async function tellConsents(
  { storage, api, tokens, clock, place, ...deps }: ConsentSyncDeps,
  attempt: number,
): Promise<NoToken | { state: "not_mine" } | { state: "asked_again" } | null> {
  const { consents } = await storage.read("consents");
  for (const kind of ["sites", "page_keys"] as const) {
    const answer = consents[kind];
    if (answer === null || answer.isSent) continue;
    const { given, version, at: answeredAt } = answer;
    if (given && answeredAt > clock.nowMs() / 1000 + FUTURE_SECONDS_MAX) {
      await askAgain(storage, kind, answeredAt);
      return { state: "asked_again" };
    }
    const input: ConsentInput = { kind, given, version, place, answeredAt };
    const told = await askAsDevice(tokens, api.privacy.setConsent.mutate, input, {
      output: ConsentsAnswer,
      attempt,
      isMine: (device) => ownerOf(device) === consents.owner,
    });
    if (told.state !== "answered") return told;
    if (told.answer.kind === "http" && told.answer.status === 404) continue;
    if (told.data === null) return insteadOf(told.answer, attempt, { clock, addressSetting });
    const holds = told.data.consents.find((row) => row.kind === kind)?.state;
    await storage.change(["consents"], (now) => {
      const mine = now.consents[kind];
      if (mine === null || mine.at !== answeredAt || mine.given !== given) return null;
      return { values: { consents: { ...now.consents, [kind]: { ...mine, isSent: true } } } };
    });
    if (holds !== undefined && (holds === "given") !== given)
      await deps.consents.takeOther(kind, holds === "given");
  }
  return null;
}

/**
 * Gives up a yes from the future, whose true time nobody knows: the clock was set back since. The
 * server refuses it, and under another time it might undo a later no. The person is asked again;
 * what waits is kept.
 */
function askAgain(
  storage: StateStorage,
  kind: "sites" | "page_keys",
  answeredAt: number,
): Promise<void> {
  return storage.change(["consents"], ({ consents }) =>
    consents[kind]?.at === answeredAt
      ? { values: { consents: { ...consents, [kind]: null } } }
      : null,
  );
}
