import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;
/** What ends a test that hangs. Far above what any takes, for a busy machine is many times slower. */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };
/** How long a test waits for a condition. The one second of the default is short on a busy machine. */
const expectations = { poll: { timeout: 120_000, interval: 25 } };
const excluded = ["**/node_modules/**", "**/dist/**", "**/.types/**", "**/.tools/**", "web/e2e/**"];
/** Tests that put other modules in the place of some see no modules of other tests. */
const replacing = globSync("**/*.test.{ts,tsx}", { cwd: root, exclude: excluded }).filter((file) =>
  readFileSync(join(root, file), "utf8").includes("vi.mock("),
);

export default defineConfig({
  test: {
    root,
    // one for each processor, also on two: much of the time is waiting for a database
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: "rules",
          root,
          expect: expectations,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...excluded, "**/*.pg.test.ts", ...replacing],
          // Loading the modules for each file anew takes longer than the tests.
          isolate: false,
          ...limits,
        },
      },
      {
        test: { name: "apart", root, expect: expectations, include: replacing, ...limits },
      },
      {
        test: {
          name: "postgres",
          root,
          expect: expectations,
          include: ["**/*.pg.test.ts"],
          exclude: excluded,
          isolate: false,
          globalSetup: ["server/testing/start-postgres.ts"],
          ...limits,
        },
      },
    ],
  },
});
