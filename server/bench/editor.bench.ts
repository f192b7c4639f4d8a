import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { line } from "./measure.ts";

const FOLDER = fileURLToPath(new URL("../../extension-vscode/src/bench/", import.meta.url));

/**
 * Runs the extension's own benches, each in its own process: the cost of an edit for the editor.
 */
export function benchEditor(): string[] {
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER).filter((name) => name.endsWith(".bench.ts"))
    : [];
  if (files.length === 0) return [line("editor", "the extension has no bench")];
  return files.flatMap((name) =>
    execFileSync(process.execPath, [`${FOLDER}${name}`], { encoding: "utf8", timeout: 60_000 })
      .trimEnd()
      .split("\n"),
  );
}
