import { jsonOrText } from "../send/post.ts";
import type { StateStorage } from "../store/state-storage.ts";

/**
 * Everything that this browser stores as readable JSON, without the device key and the secret of
 * page keys. `at`: now, in epoch seconds.
 */
export async function exportRecords(
  storage: StateStorage,
  { at, client }: { at: number; client: { name: string; version: string } },
): Promise<string> {
  const { account, ...rest } = await storage.read(
    "account",
    "consents",
    "settings",
    "pause",
    "recorder",
    "outbox",
    "status",
    "quarantine",
    "discarded",
    "days",
    "rules",
    "today",
    "sent",
  );
  const batches: unknown[] = [];
  for (const { number } of rest.outbox.waiting)
    batches.push(jsonOrText((await storage.batch(number)) ?? "null"));
  const { server = null, userId = null, deviceId = null, displayName = null } = account ?? {};
  return JSON.stringify(
    {
      exportedAt: at,
      client,
      account: { server, userId, deviceId, displayName },
      ...rest,
      batches,
    },
    null,
    2,
  );
}
