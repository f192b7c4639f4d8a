import { join } from "node:path";
import { type Disk, namesIn } from "../store/disk.ts";
import { readStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { Quarantined } from "./quarantine.ts";

/** What lies in the quarantine, newest first, at most `limit` entries. */
export async function quarantined(
  disk: Disk,
  names: AccountNames,
  limit = 200,
): Promise<Quarantined[]> {
  const entries: Quarantined[] = [];
  for (const name of await namesIn(disk, names.quarantine)) {
    if (!name.endsWith(".json")) continue;
    const entry = await readStoredJson(disk, join(names.quarantine, name), Quarantined);
    if (entry !== null) entries.push(entry);
  }
  return entries.toSorted((a, b) => b.atMilliseconds - a.atMilliseconds).slice(0, limit);
}
