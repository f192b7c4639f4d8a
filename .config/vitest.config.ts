import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;
/** How long a test waits for a condition. The one second of the default is short on a busy machine. */
const expectations = { poll: { timeout: 20_000, interval: 25 } };
const excluded = ["**/node_modules/**", "**/dist/**", "**/.types/**", "**/.tools/**", "web/e2e/**"];

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
          exclude: [...excluded, "**/*.pg.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "postgres",
          root,
          expect: expectations,
          include: ["**/*.pg.test.ts"],
          exclude: excluded,
          globalSetup: ["server/testing/start-postgres.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
