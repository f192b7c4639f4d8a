import { dirname } from "node:path";
import type { Disk } from "./disk.ts";

/**
 * Writes a whole file so that after a crash or power loss there is either the old file or the new
 * one, never a piece: a temporary file, fsync, rename, fsync of the folder. Readable by this user
 * only.
 */
export async function writeDurably(
  disk: Disk,
  path: string,
  bytes: Uint8Array | string,
): Promise<void> {
  drafts += 1;
  const draft = `${path}.${drafts}.${process.pid}.tmp`;
  const handle = await disk.open(draft, "w", 0o600);
  try {
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await disk.rename(draft, path);
  } catch (error) {
    await disk.rm(draft, { force: true });
    throw error;
  }
  await syncFolder(disk, dirname(path));
}

/** Two writes of one file at once in one process need a draft each. */
let drafts = 0;

/**
 * Makes renames and deletions inside a folder durable, where the platform can (Windows cannot open
 * a folder).
 */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
