import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Packs the extension: `npm run package -w streakline-vscode [-- file.vsix]`. vsce lies in .tools, put there by web/e2e/tools/install.sh. */
const here = fileURLToPath(new URL(".", import.meta.url));
const vsce = resolve(here, "../.tools/node_modules/@vscode/vsce/vsce");
const target = resolve(process.env["INIT_CWD"] ?? process.cwd(), process.argv[2] ?? `${here}streakline-vscode.vsix`);

if (!existsSync(vsce)) {
  console.error("vsce is missing. Run: bash web/e2e/tools/install.sh packages");
  process.exit(1);
}
mkdirSync(dirname(target), { recursive: true });
for (const args of [
  [`${here}build.ts`],
  [vsce, "package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", target],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: here, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
