import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing, each with `mode`; one that is there already
 * is left as it is. Throws the system's error with the path that could not be made, and always
 * ends: Node's own recursive mkdir tries for ever where the system says that nothing is there
 * (ENOENT) though the folder above is, as Linux does under /proc.
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
