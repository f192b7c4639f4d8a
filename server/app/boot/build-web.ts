import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../platform/files/repository.ts";
import { StartError } from "../../platform/start-error.ts";
import { builtFrom, fingerprint, STAMP } from "./fingerprint.ts";

/** The sources of the dashboard, relative to the repository. */
const SOURCES = [
  "web/src",
  "web/public",
  "web/index.html",
  "web/vite.config.ts",
  "web/package.json",
  "shared",
  "package-lock.json",
];

/**
 * Builds the dashboard unless it was built from exactly these sources. Throws StartError with the
 * output of a build that failed.
 */
export async function buildWeb(
  report: (step: string) => void,
  root = ROOT,
): Promise<"built" | "fresh"> {
  const dist = join(root, "web/dist");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const isThere = existsSync(join(dist, "index.html"));
  // An image without build tools contains a built dashboard.
  if (isThere && !existsSync(vite)) return "fresh";
  const now = await fingerprint(root, SOURCES);
  if (isThere && (await builtFrom(dist)) === now) return "fresh";
  report("Dashboard (building)");
  await run(process.execPath, [vite, "build", "--logLevel", "warn"], join(root, "web"));
  await writeFile(join(dist, STAMP), now);
  return "built";
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    // End the build when the start fails in the meantime.
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
