import { isAbsolute, relative, sep } from "node:path";
import { StartError } from "../start-error.ts";
import { errorCode } from "../database/unavailable.ts";

/**
 * A sentence with what to do when the data folder or its disk causes an error, or null for other
 * errors. Knows system errors and a database with a full disk.
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
    `The data folder ${folder} cannot be used (${code}). Make it a folder that can be ` +
      "written, or choose another with DATA_DIR.",
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

/** Whether the error is about the folder, a file in it, or a folder above it. */
function isOnTheWay(error: unknown, folder: string): boolean {
  if (!(error instanceof Error && "path" in error && typeof error.path === "string")) return false;
  return isWithin(error.path, folder) || isWithin(folder, error.path);
}

function isWithin(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return !isAbsolute(steps) && steps.split(sep)[0] !== "..";
}
