import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * A path without links, drives of shares and short names; of what is not there yet, the real path
 * of the folder that is to hold it.
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
