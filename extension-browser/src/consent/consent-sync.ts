import { ConsentsAnswer, type ConsentInput } from "@streakline/shared/privacy/consents.ts";
import type { Memory } from "../store/memory.ts";
import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { ownerOf } from "../store/stored-names.ts";
import type { Tokens } from "../send/tokens.ts";
import { dataOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";

/**
 * Tells the server the answers that it does not know yet, with the time at which they were given: a
 * no that was given elsewhere since stays. Until it has taken them it would refuse the records.
 * Null when it knows all of them, else the answer that hindered it (`no_token`: there is no token).
 * A server older than consents knows nothing and takes everything.
 */
export async function tellConsents({
  memory,
  tokens,
  post,
  place,
  onOther,
}: {
  memory: Memory;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
  place: string;
  /** The server holds on to another answer to this kind. */
  onOther: (kind: "sites" | "page_keys", given: boolean) => Promise<void>;
}): Promise<Answer | "no_token" | null> {
  const { consents } = await memory.read("consents");
  for (const kind of ["sites", "page_keys"] as const) {
    const answer = consents[kind];
    if (answer === null || answer.isSent) continue;
    const token = await tokens.get({ attempt: 1 });
    if (token.state !== "token" || ownerOf(token.account) !== consents.owner) return "no_token";
    const input: ConsentInput = {
      kind,
      given: answer.given,
      version: answer.version,
      place,
      answeredAt: answer.at,
    };
    const reply = await post({
      url: procedureUrl(token.account.server, "privacy.setConsent"),
      headers: { authorization: `Bearer ${token.token}` },
      body: JSON.stringify(input),
    });
    const isOlder = reply.kind === "http" && reply.status === 404;
    const told = dataOf(reply, ConsentsAnswer);
    if (!isOlder && told === null) return reply;
    if (isOlder) continue;
    const holds = told?.consents.find((row) => row.kind === kind)?.state;
    await memory.change(["consents"], (now) => {
      const mine = now.consents[kind];
      if (mine === null || mine.at !== answer.at || mine.given !== answer.given) return null;
      return { values: { consents: { ...now.consents, [kind]: { ...mine, isSent: true } } } };
    });
    if (holds !== undefined && (holds === "given") !== answer.given)
      await onOther(kind, holds === "given");
  }
  return null;
}
