import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { removeLeftOvers } from "./temporary-folder.ts";
import { BUILT, NODE, ROOT, VSCE } from "./tools.ts";

/**
 * Vitest's global setup: clears what killed runs left behind and packs the witness. What users get
 * (dashboard and .vsix) is built by `run.ts` with the project's own commands.
 */
export function setup(): void {
  removeLeftOvers();
  mkdirSync(BUILT, { recursive: true });
  const flags = [
    "--no-dependencies",
    "--skip-license",
    "--allow-missing-repository",
    "--allow-star-activation",
  ];
  execFileSync(NODE, [VSCE, "package", ...flags, "-o", `${BUILT}witness.vsix`], {
    cwd: `${ROOT}web/e2e/kit/editor/witness`,
    stdio: "pipe",
  });
}
