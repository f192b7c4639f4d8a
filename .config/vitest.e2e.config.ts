import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

/**
 * Real editor, browser and server: one after the other, so that none slows another down past its
 * limits of time.
 */
export default defineConfig({
  resolve: {
    alias: {
      "playwright-core": `${root}.tools/node_modules/playwright-core/index.mjs`,
      "puppeteer-core": `${root}.tools/node_modules/puppeteer-core/lib/puppeteer/puppeteer-core.js`,
    },
  },
  test: {
    root,
    include: ["web/e2e/**/*.e2e.ts"],
    globalSetup: ["web/e2e/kit/machine/build-once.ts"],
    fileParallelism: false,
    pool: "forks",
    testTimeout: 900_000,
    hookTimeout: 300_000,
    reporters: ["verbose"],
  },
});
