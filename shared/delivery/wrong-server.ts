import type { Decision } from "./decide.ts";

type Reason = Extract<Decision, { kind: "wrong_server" }>["reason"];

/**
 * What a person reads when something answers that is not a Streakline server. `addressSetting`: how
 * a client calls the place where the address is set.
 * @example wrongServerSentence("not_an_answer", "streakline.server") // "Another service answers at
 * the server's address. Check streakline.server."
 */
export function wrongServerSentence(reason: Reason, addressSetting: string): string {
  switch (reason) {
    case "redirected":
      return (
        `The server address redirects elsewhere. Set ${addressSetting} to the address that ` +
        "the browser ends at."
      );
    case "no_such_route":
      return `There is no Streakline server at this address. Check ${addressSetting}.`;
    case "not_json":
      return (
        "Something else answers at the server's address, perhaps a sign-in page of the " +
        `network. Check the network and ${addressSetting}.`
      );
    case "not_an_answer":
      return `Another service answers at the server's address. Check ${addressSetting}.`;
  }
}
