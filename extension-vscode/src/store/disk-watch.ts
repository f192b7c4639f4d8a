import { join } from "node:path";
import { codeOf, type Disk } from "./disk.ts";
import type { Due } from "./due.ts";

export type DiskWatch = {
  /** The code of the error for which recording counts as stopped, else null. */
  problem(): string | null;
  /** Notes the result of a write: the code of its error, or null. */
  met(code: string | null): Promise<void>;
};

const PROBE_SECONDS = 5;
const SPACE_SECONDS = 5;
/** Room for a few batches. With less, recording counts as stopped. */
const FREE_BYTES_MIN = 65_536;

/**
 * Watches whether a folder can be written. A problem is over when its folders can be made and a
 * probe of FREE_BYTES_MIN fits. `prepare` makes the folders.
 */
export async function createDiskWatch({
  disk,
  folder,
  pid,
  due,
  prepare,
  log,
}: {
  disk: Disk;
  folder: string;
  pid: number;
  due: Due;
  prepare: () => Promise<unknown>;
  log: (line: string) => void;
}): Promise<DiskWatch> {
  const prepared = () =>
    prepare().then(
      () => null,
      (error: unknown) => codeOf(error) || "unexpected",
    );
  let problem = await prepared();

  /** Detects an almost full disk before the next batch fails: a few bytes may still fit. */
  async function isFilling(): Promise<boolean> {
    if (problem !== null || !due.isDue("space", SPACE_SECONDS)) return false;
    const free = await disk.freeBytes(folder).catch(() => Number.POSITIVE_INFINITY);
    return free < FREE_BYTES_MIN && !(await canWrite());
  }

  async function canWrite(): Promise<boolean> {
    const path = join(folder, `probe.${pid}`);
    try {
      const handle = await disk.open(path, "w", 0o600);
      try {
        await handle.writeFile(Buffer.alloc(FREE_BYTES_MIN));
        await handle.sync();
      } finally {
        await handle.close();
        await disk.rm(path, { force: true });
      }
      return true;
    } catch {
      return false;
    }
  }

  const isOver = async () =>
    due.isDue("probe", PROBE_SECONDS) && (await prepared()) === null && (await canWrite());

  return {
    problem: () => problem,
    async met(code) {
      const found = code ?? ((await isFilling()) ? "ENOSPC" : null);
      if (found !== null) {
        if (problem !== found) log(`not recording: ${found}`);
        problem = found;
        due.reset("probe");
      } else if (problem !== null && (await isOver())) {
        log("recording again");
        problem = null;
      }
    },
  };
}
