import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a folder and missing folders above it, each with `mode`. An existing folder stays as it
 * is. Throws the system's error with the path that failed. Not Node's recursive mkdir: that never
 * ends where creating a folder in an existing one gives ENOENT, as under /proc on Linux.
 */
export function makeFolder(folder: string, mode: number): void {
  const above = dirname(folder);
  if (above !== folder && !existsSync(above)) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
