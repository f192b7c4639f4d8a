import type { Clock } from "@streakline/shared/delivery/ports.ts";
import { askAsDevice } from "@streakline/shared/delivery/ask-as-device.ts";
import { insteadOf, type NoToken, type Tokens } from "@streakline/shared/delivery/tokens.ts";
import { type ConsentInput, ConsentsAnswer } from "@streakline/shared/privacy/consents.ts";
import type { Api } from "../send/api.ts";
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
 * them, `not_mine` when they are another account's, else why they could not be sent. A server older
 * than consents takes everything. `attempt`: 1-based count of consecutive failures, this attempt
 * included.
 */
export async function tellConsents(
  { storage, api, tokens, clock, place, ...deps }: ConsentSyncDeps,
  attempt: number,
): Promise<NoToken | { state: "not_mine" } | null> {
  const { consents } = await storage.read("consents");
  for (const kind of ["sites", "page_keys"] as const) {
    const answer = consents[kind];
    if (answer === null || answer.isSent) continue;
    const { given, version, at: answeredAt } = answer;
    const input: ConsentInput = { kind, given, version, place, answeredAt };
    const told = await askAsDevice(tokens, api.privacy.setConsent.mutate, input, {
      output: ConsentsAnswer,
      attempt,
      isMine: (device) => ownerOf(device) === consents.owner,
    });
    if (told.state !== "answered") return told;
    if (told.answer.kind === "http" && told.answer.status === 404) continue;
    if (told.data === null) return insteadOf(told.answer, attempt, clock);
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
