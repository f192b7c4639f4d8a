import { join } from "node:path";
import { type Disk, isMissing, namesIn } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * The most that may wait on this machine for one account: years of offline work. Above it nothing
 * new is recorded, and that is shown.
 */
export const WAITING_BYTES_MAX = 128 * 1024 * 1024;
/** From here on the person is warned. */
export const WAITING_BYTES_WARN = 0.8 * WAITING_BYTES_MAX;

/**
 * Gives a function that measures what waits, in bytes. A batch never changes its size, so each is
 * looked at once.
 */
export function createUsage(disk: Disk, names: AccountNames): () => Promise<number> {
  let sizes = new Map<string, number>();
  return async () => {
    const next = new Map<string, number>();
    for (const name of await namesIn(disk, names.outbox))
      next.set(name, sizes.get(name) ?? (await sizeOf(disk, join(names.outbox, name))));
    sizes = next;
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  };
}

async function sizeOf(disk: Disk, path: string): Promise<number> {
  return disk.stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return 0;
      throw error;
    },
  );
}
