import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../../platform/start-error.ts";

/** What the dashboard is built from, relative to the repository. */
const SOURCES = [
  "web/src",
  "web/public",
  "web/index.html",
  "web/vite.config.ts",
  "web/package.json",
  "shared",
  "package-lock.json",
];
const STAMP = ".built-from";
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Builds the dashboard unless it was built from exactly these sources. Throws StartError with what
 * the build said when it fails.
 */
export async function buildWeb(
  report: (step: string) => void,
  root = ROOT,
): Promise<"built" | "fresh"> {
  const dist = join(root, "web/dist");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const isThere = existsSync(join(dist, "index.html"));
  // An image without build tools brings its dashboard along.
  if (isThere && !existsSync(vite)) return "fresh";
  const now = await fingerprint(root, SOURCES);
  const before = await readFile(join(dist, STAMP), "utf8").catch(() => "");
  if (isThere && before === now) return "fresh";
  report("Dashboard (building)");
  await run(process.execPath, [vite, "build", "--logLevel", "warn"], join(root, "web"));
  await writeFile(join(dist, STAMP), now);
  return "built";
}

/**
 * A hash over names and contents of files and folders; tests and what tools leave behind do not
 * count.
 */
export async function fingerprint(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of await filesUnder(join(root, source))) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOTDIR") return null;
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  if (entries === null) return [path];
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/^(node_modules|dist|\..*)$|\.test\.tsx?$|\.tsbuildinfo$/.test(entry.name)) continue;
    files.push(...(await filesUnder(join(path, entry.name))));
  }
  return files;
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    // A start that fails meanwhile must not leave it behind.
    const end = () => child.kill();
    process.once("exit", end);
    let said = "";
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else
        reject(
          new StartError(
            `The dashboard could not be built. Correct this and start again:\n${said}`,
          ),
        );
    });
  });
}
