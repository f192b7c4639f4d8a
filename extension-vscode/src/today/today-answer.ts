import { askAsDevice } from "@streakline/shared/delivery/ask-as-device.ts";
import type { Tokens } from "@streakline/shared/delivery/tokens.ts";
import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import type { Api } from "../send/api.ts";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * Fetches and stores today's total over all devices and the account's counting settings. Does
 * nothing when the server cannot be reached.
 */
export async function fetchToday({
  disk,
  names,
  api,
  tokens,
}: {
  disk: Disk;
  names: AccountNames;
  api: Api;
  tokens: Tokens;
}): Promise<void> {
  const asked = await askAsDevice(tokens, api.stats.today.query, undefined, {
    output: TodayAnswer,
  });
  if (asked.state === "answered" && asked.data !== null)
    await writeStoredJson(disk, names.today, asked.data);
}

/** The server's last answer, or null. */
export function storedToday(disk: Disk, names: AccountNames): Promise<TodayAnswer | null> {
  return readStoredJson(disk, names.today, TodayAnswer);
}
