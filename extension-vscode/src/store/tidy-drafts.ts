import { join } from "node:path";
import { type Disk, isMissing, namesIn } from "./disk.ts";
import type { AccountNames } from "./stored-names.ts";

/**
 * A draft with the id of a living process, perhaps another one by now, is deleted when it has not
 * changed for this long.
 */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Gives a function that deletes the drafts (`<name>.<pid>.tmp`) of processes that died while
 * writing a file. A draft has nothing that is not elsewhere; a living writer writes it again.
 */
export function createDraftsTidier(
  disk: Disk,
  names: AccountNames,
  monotonicMilliseconds: () => number,
): () => Promise<void> {
  const firstSeen = new Map<string, number>();
  return async () => {
    for (const folder of [names.folder, names.outbox, names.quarantine]) {
      for (const name of await namesIn(disk, folder)) {
        const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
        if (pid === undefined) continue;
        const path = join(folder, name);
        const { mtimeMs } = await disk.stat(path).catch((error: unknown) => {
          if (isMissing(error)) return { mtimeMs: -1 };
          throw error;
        });
        const key = `${path} ${mtimeMs}`;
        const since = firstSeen.get(key) ?? monotonicMilliseconds();
        firstSeen.set(key, since);
        if (!exists(Number(pid)) || monotonicMilliseconds() - since >= PATIENCE_MILLISECONDS)
          await disk.rm(path, { force: true });
      }
    }
  };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
