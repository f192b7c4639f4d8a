import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The nearest folder at or above `start` that holds `server/package.json`: the repository, or what
 * was copied of it to a server. The same for sources and for the bundle in `server/dist`. Throws
 * an Error when there is none.
 * @example repositoryAbove("/app/server/dist") // "/app"
 */
export function repositoryAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "server/package.json"))) return folder;
    if (folder === dirname(folder))
      throw new Error(`No folder above ${start} holds server/package.json.`);
  }
}

/** The folder that this program was started from. */
export const ROOT = repositoryAbove(import.meta.dirname);
