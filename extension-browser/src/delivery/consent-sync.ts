import { ConsentsAnswer, type ConsentInput } from "@streakline/shared/privacy/consents.ts";
import type { Memory } from "./memory.ts";
import type { Answer, Post } from "./post.ts";
import type { Tokens } from "./tokens.ts";
import { dataOf, procedureUrl } from "./trpc-wire.ts";

/**
 * Tells the server the answers that it does not know yet. Until it has taken them it would refuse the records. True when it knows all of them;
 * a server older than consents knows nothing and takes everything.
 */
export async function tellConsents({
  memory,
  tokens,
  post,
  place,
}: {
  memory: Memory;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
  place: string;
}): Promise<boolean> {
  const { consents } = await memory.read("consents");
  for (const kind of ["sites", "page_keys"] as const) {
    const answer = consents[kind];
    if (answer === null || answer.isSent) continue;
    const token = await tokens.get({ attempt: 1 });
    if (token.state !== "token") return false;
    const input: ConsentInput = { kind, given: answer.given, version: answer.version, place };
    const reply = await post({
      url: procedureUrl(token.account.server, "privacy.setConsent"),
      headers: { authorization: `Bearer ${token.token}` },
      body: JSON.stringify(input),
    });
    const isOlder = reply.kind === "http" && reply.status === 404;
    if (!isOlder && dataOf(reply, ConsentsAnswer) === null) return false;
    if (isOlder) continue;
    await memory.change(["consents"], (now) => {
      const mine = now.consents[kind];
      if (mine === null || mine.at !== answer.at || mine.given !== answer.given) return null;
      return { values: { consents: { ...now.consents, [kind]: { ...mine, isSent: true } } } };
    });
  }
  return true;
}
