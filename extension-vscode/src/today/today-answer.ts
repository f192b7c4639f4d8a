import type { Answer, Post } from "@streakline/shared/delivery/exchange.ts";
import { dataOf, procedureUrl } from "@streakline/shared/delivery/trpc-wire.ts";
import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Account } from "../send/account.ts";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";
import type { Tokens } from "../send/tokens.ts";

/**
 * Asks the server for today's total over all devices and the account's counting settings, and keeps
 * the answer. Silent when it is away.
 */
export async function fetchToday({
  disk,
  names,
  account,
  tokens,
  post,
}: {
  disk: Disk;
  names: AccountNames;
  account: Account;
  tokens: Tokens;
  post: (request: Post) => Promise<Answer>;
}): Promise<void> {
  const token = await tokens.get({ attempt: 1 });
  if (token.state !== "token") return;
  const url = procedureUrl(account.server, "stats.today");
  const answer = dataOf(
    await post({
      url,
      method: "GET",
      headers: { authorization: `Bearer ${token.token}` },
      body: "",
    }),
    TodayAnswer,
  );
  if (answer !== null) await writeStoredJson(disk, names.today, answer);
}

/** What the server told last, or null. */
export function storedToday(disk: Disk, names: AccountNames): Promise<TodayAnswer | null> {
  return readStoredJson(disk, names.today, TodayAnswer);
}
