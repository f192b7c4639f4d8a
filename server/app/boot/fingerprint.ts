import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where a built part keeps the fingerprint of what it was built from, inside its folder. */
export const STAMP = ".built-from";

/**
 * A hash over names and contents of files and folders below `root`; what is missing, tests, and
 * what tools leave behind do not count. Hexadecimal, 64 characters.
 */
export async function fingerprint(root: string, sources: readonly string[]): Promise<string> {
  const paths = (await Promise.all(sources.map((source) => filesUnder(root, source)))).flat();
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))));
  const hash = createHash("sha256");
  for (const [index, content] of contents.entries())
    hash.update(`${paths[index]}\0`).update(content).update("\0");
  return hash.digest("hex");
}

/** The fingerprint that is kept in a built folder; empty when there is none. */
export async function builtFrom(folder: string): Promise<string> {
  return await readFile(join(folder, STAMP), "utf8").catch(() => "");
}

/** Paths of files below `root`, with `/` between their parts, in order. */
async function filesUnder(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOTDIR") return null;
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  if (entries === null) return [path];
  const sorted = entries
    .filter(({ name }) => !LEFTOVER.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files = await Promise.all(
    sorted.map(async (entry) => {
      const inside = `${path}/${entry.name}`;
      return entry.isDirectory() ? await filesUnder(root, inside) : [inside];
    }),
  );
  return files.flat();
}

const LEFTOVER = /^(node_modules|dist|\..*)$|\.test\.tsx?$|\.tsbuildinfo$/;
