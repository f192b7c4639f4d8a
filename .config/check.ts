import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The checks without a database. All steps run, and all must pass. */
const STEPS: [name: string, command: string][] = [
  ["types", "node node_modules/typescript-7/bin/tsc -b"],
  ["lint", "oxlint -c .config/oxlint.json --type-aware --quiet"],
  [
    "format",
    'oxfmt -c .config/oxfmt.json --check . "!**/*.md" "!**/migrations/**" "!**/batch.v1*.json"',
  ],
  [
    "dependency rules",
    "depcruise -c .config/dependency-cruiser.cjs --output-type err shared drizzle server web/src " +
      "extension-vscode extension-browser",
  ],
  ["unused code", "knip -c .config/knip.json --no-progress"],
  ["workspaces", "sherif"],
  ["migrations", "npm run --silent check -w @streakline/drizzle"],
];

const root = fileURLToPath(new URL("..", import.meta.url));
let failed = 0;
for (const [name, command] of STEPS) {
  const startedAt = performance.now();
  const run = spawnSync(command, {
    cwd: root,
    shell: true,
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const passed = run.status === 0;
  if (!passed) failed += 1;
  console.log(
    `${passed ? "ok  " : "FAIL"} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`,
  );
  if (!passed) console.log(`${run.stdout}${run.stderr}`.trim());
}
process.exitCode = failed === 0 ? 0 : 1;
