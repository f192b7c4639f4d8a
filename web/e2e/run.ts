import { spawnSync } from "node:child_process";
import { DIES_WITH_US } from "./kit/machine/process.ts";
import { BUILT, ROOT } from "./kit/machine/tools.ts";

/**
 * `npm run e2e [-- file or -t "title"]`: installs a real VS Code and what drives it (once, into
 * .tools), builds what users get, and runs the tests in a real browser against the real server.
 * `SKIP_BUILD=1` takes what was built before.
 */
const STEPS: [name: string, command: string, args: string[], skippable?: boolean][] = [
  ["tools", "bash", ["web/e2e/tools/install.sh"]],
  ["types of the tests", "node", ["node_modules/typescript-7/bin/tsc", "-p", "web/e2e"], true],
  ["dashboard", "npm", ["run", "--silent", "build", "-w", "@streakline/web"], true],
  ["size of the dashboard", "node", ["web/tools/size.ts"], true],
  ["server", "node", ["server/build.ts"], true],
  ["server without tools", "node", ["web/e2e/kit/server/production-install.ts"], true],
  [
    "extension",
    "npm",
    ["run", "--silent", "package", "-w", "streakline-vscode", "--", `${BUILT}streakline.vsix`],
    true,
  ],
  ["browser extension", "node", ["web/e2e/kit/browser/build-browser-extension.ts"], true],
  [
    "end to end",
    "node",
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      ".config/vitest.e2e.config.ts",
      ...process.argv.slice(2),
    ],
  ],
];

for (const [name, command, args, skippable] of STEPS) {
  if (skippable === true && process.env["SKIP_BUILD"] === "1") continue;
  const startedAt = performance.now();
  const [program = command, ...rest] = [...DIES_WITH_US, command, ...args];
  const { status } = spawnSync(program, rest, { cwd: ROOT, stdio: "inherit" });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
