import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Packs the extension: `npm run package -w streakline-vscode [-- file.vsix]`. vsce lies in .tools,
 * where it is installed when it is missing.
 */
const here = fileURLToPath(new URL(".", import.meta.url));
const tools = resolve(here, "../.tools");
const vsce = join(tools, "node_modules/@vscode/vsce/vsce");
const target = resolve(
  process.env["INIT_CWD"] ?? process.cwd(),
  process.argv[2] ?? `${here}streakline-vscode.vsix`,
);

if (!existsSync(vsce)) installTools();
mkdirSync(dirname(target), { recursive: true });
for (const args of [
  [`${here}build.ts`],
  [
    vsce,
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    target,
  ],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: here, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** As `web/e2e/tools/install.sh packages` does, also on machines without bash. */
function installTools(): void {
  console.log("Installing what packs extensions, once");
  mkdirSync(tools, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(resolve(here, "../web/e2e/tools", name), join(tools, name));
  const args = "npm ci --ignore-scripts --no-audit --no-fund --silent";
  const { status } = spawnSync(args, { cwd: tools, stdio: "inherit", shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
