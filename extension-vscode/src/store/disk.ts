import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, utimes } from "node:fs/promises";

/** The file system as delivery uses it. An interface, so that tests can fill or break the disk. */
export type Disk = {
  open: typeof open;
  readFile: (path: string) => Promise<Buffer>;
  readdir: (path: string) => Promise<string[]>;
  mkdir: (path: string, options: { recursive: true; mode?: number }) => Promise<unknown>;
  rename: typeof rename;
  rm: typeof rm;
  stat: (path: string) => Promise<{ size: number; mtimeMs: number; ino: number }>;
  utimes: typeof utimes;
  /**
   * Bytes that are free for this user where a folder lies; infinite when the system does not tell.
   */
  freeBytes: (folder: string) => Promise<number>;
};

/** The real file system. */
export const realDisk: Disk = {
  open,
  readFile,
  readdir,
  mkdir,
  rename,
  rm,
  stat,
  utimes,
  freeBytes,
};

async function freeBytes(folder: string): Promise<number> {
  const { blocks, bavail, bsize } = await statfs(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** Whether an error says that the file does not exist. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** The code of a file system error (`ENOSPC`, `EIO`, …), or an empty text for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** The names inside a folder, sorted; none when the folder does not exist. */
export async function namesIn(disk: Disk, folder: string): Promise<string[]> {
  try {
    return (await disk.readdir(folder)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The bytes of a file, or null when there is none. */
export async function bytesOf(disk: Disk, path: string): Promise<Buffer | null> {
  try {
    return await disk.readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
