import { isAbsolute, relative, sep } from "node:path";
import { StartError } from "../start-error.ts";
import { errorCode } from "../database/unavailable.ts";

/**
 * What a person can do when the data folder or its disk refuses: an error whose sentence says so,
 * or null when the error is about something else. Knows the system's errors and a database whose
 * disk is full.
 */
export function folderError(error: unknown, folder: string): StartError | null {
  if (error instanceof StartError) return null;
  const code = errorCode(error);
  if (code === null) return null;
  if (FULL.has(code))
    return new StartError(`The disk of the data is full (${folder}). Make room and start again.`, {
      cause: error,
    });
  if (!UNUSABLE.has(code) || !isOnTheWay(error, folder)) return null;
  return new StartError(
    `The data folder ${folder} cannot be used (${code}). Make it a folder that can be written, or choose another with DATA_DIR.`,
    {
      cause: error,
    },
  );
}

const FULL = new Set(["ENOSPC", "EDQUOT", "53100"]);
const UNUSABLE = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOTDIR",
  "EEXIST",
  "EISDIR",
  "ENOENT",
  "ELOOP",
  "ENAMETOOLONG",
  "EINVAL",
  "EIO",
  "ENODEV",
  "ENOSYS",
  "ENOTSUP",
  "ENXIO",
  "ESTALE",
]);

/** Whether the error is about the folder, something in it, or one of those above it. */
function isOnTheWay(error: unknown, folder: string): boolean {
  if (!(error instanceof Error && "path" in error && typeof error.path === "string")) return false;
  return isWithin(error.path, folder) || isWithin(folder, error.path);
}

function isWithin(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return !isAbsolute(steps) && steps.split(sep)[0] !== "..";
}
