import { StartError } from "./start-error.ts";
import { errorCode } from "./unavailable.ts";

/**
 * What a person can do when the data folder or its disk refuses: an error whose sentence says so, or null when the error is about something
 * else. Knows the system's errors and a database whose disk is full.
 */
export function folderError(error: unknown, folder: string): StartError | null {
  if (error instanceof StartError) return null;
  const code = errorCode(error);
  if (code === null) return null;
  if (FULL.has(code)) return new StartError(`The disk of the data is full (${folder}). Make room and start again.`, { cause: error });
  if (!UNUSABLE.has(code) || !isInside(error, folder)) return null;
  return new StartError(
    `The data folder ${folder} cannot be used (${code}). Make it a folder that can be written, or choose another with DATA_DIR.`,
    {
      cause: error,
    },
  );
}

const FULL = new Set(["ENOSPC", "EDQUOT", "53100"]);
const UNUSABLE = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "EISDIR", "ENOENT"]);

function isInside(error: unknown, folder: string): boolean {
  return error instanceof Error && "path" in error && typeof error.path === "string" && error.path.startsWith(folder);
}
