import { spawnSync } from "node:child_process";
import { NODE, ROOT, TOOLS } from "../machine/tools.ts";

// What users install, checked as Mozilla's store checks it; then the build that the tests drive,
// which may talk to this machine without being asked.
run([`${ROOT}extension-browser/package.ts`]);
run([
  `${TOOLS}webext/node_modules/web-ext/bin/web-ext.js`,
  "lint",
  "--warnings-as-errors",
  "--no-config-discovery",
  "--source-dir",
  `${ROOT}extension-browser/dist/firefox`,
]);
run([`${ROOT}extension-browser/build.ts`], { STREAKLINE_TEST_HOSTS: "http://127.0.0.1/*" });

function run(args: string[], env: Record<string, string> = {}): void {
  const { status } = spawnSync(NODE, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
