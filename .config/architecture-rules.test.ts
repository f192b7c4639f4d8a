import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import { afterAll, expect, test } from "vitest";

interface Rules {
  forbidden: { name: string }[];
  options: Record<string, unknown>;
}
const rules = createRequire(import.meta.url)("./dependency-cruiser.cjs") as Rules;

/**
 * One planted violation per rule: [file, its text]; further ones are in MORE. The files they import
 * exist too.
 */
const PLANTED: Record<string, [file: string, text: string]> = {
  "no-cycles": ["shared/one.ts", `import { two } from "./two.ts"; export const one = () => two;`],
  "shared-is-pure": [
    "shared/impure.ts",
    `import { readFile } from "node:fs"; export const impure = readFile;`,
  ],
  "link-is-pure": [
    "shared/delivery/post-link.ts",
    `import { request } from "node:https"; export const link = request;`,
  ],
  "schema-knows-only-shared": [
    "drizzle/schema/sites.ts",
    `import { store } from "../../server/sites/sites.store.ts"; export const t = store;`,
  ],
  "slices-do-not-meet": [
    "server/sites/uses-stats.ts",
    `import { summary } from "../stats/summary.ts"; export const g = summary;`,
  ],
  "nobody-imports-app": [
    "server/stats/uses-app.ts",
    `import { app } from "../app/http/http.ts"; export const g = app;`,
  ],
  "platform-knows-no-slice": [
    "server/platform/clock.ts",
    `import { summary } from "../stats/summary.ts"; export const g = summary;`,
  ],
  "read-below-slices": [
    "server/read/sessions.ts",
    `import { summary } from "../stats/summary.ts"; export const g = summary;`,
  ],
  "platform-below-read": [
    "server/platform/cache.ts",
    `import { range } from "../read/range.ts"; export const g = range;`,
  ],
  "platform-below-trpc": [
    "server/platform/log.ts",
    `import { context } from "../trpc/context.ts"; export const g = context;`,
  ],
  "only-stores-touch-sql": [
    "server/stats/verb.ts",
    `import { sql } from "drizzle-orm"; export const g = sql;`,
  ],
  "only-routers-touch-trpc": [
    "server/stats/verb-2.ts",
    `import { initTRPC } from "@trpc/server"; export const g = initTRPC;`,
  ],
  "only-platform-touches-queue-and-redis": [
    "server/stats/verb-3.ts",
    `import { Queue } from "bullmq"; export const g = Queue;`,
  ],
  "clients-meet-server-by-type": [
    "web/src/api/value.ts",
    `import { appRouter } from "../../../server/app/http/router.ts"; export const g = appRouter;`,
  ],
  "clients-import-only-the-router": [
    "web/src/api/other.ts",
    `import type { App } from "../../../server/app/http/http.ts"; export type G = App;`,
  ],
  "clients-do-not-meet": [
    "extension-vscode/src/part.ts",
    `import { b } from "../../web/src/ui/button.ts"; export const g = b;`,
  ],
  "web-features-do-not-meet": [
    "web/src/features/day/day.ts",
    `import { r } from "../ranges/ranges.ts"; export const g = r;`,
  ],
  "web-app-on-top": [
    "web/src/features/ranges/up.ts",
    `import { s } from "../../app/shell.ts"; export const g = s;`,
  ],
  "web-domain-below-features": [
    "web/src/domain/up.ts",
    `import { r } from "../features/ranges/ranges.ts"; export const g = r;`,
  ],
  "web-ui-is-plain": [
    "web/src/ui/knowing.ts",
    `import { r } from "../features/ranges/ranges.ts"; export const g = r;`,
  ],
  "web-api-at-the-bottom": [
    "web/src/api/up.ts",
    `import { b } from "../domain/bars.ts"; export const g = b;`,
  ],
  "web-reaches-the-server-by-api": [
    "web/src/features/ranges/client.ts",
    `import { initTRPC } from "@trpc/server"; export const g = initTRPC;`,
  ],
  "vscode-at-the-edge": [
    "extension-vscode/src/send/sender.ts",
    `import { window } from "vscode"; export const g = window;`,
  ],
  "browser-at-the-edge": [
    "extension-browser/src/send/sender.ts",
    `import browser from "webextension-polyfill"; export const g = browser;`,
  ],
  "no-test-imports": [
    "server/stats/uses-test.ts",
    `import { fixture } from "./summary.test.ts"; export const g = fixture;`,
  ],
};
/** What the same rule also forbids. */
const MORE: [rule: string, file: string, text: string][] = [
  [
    "read-below-slices",
    "server/read/context.ts",
    `import { context } from "../trpc/context.ts"; export const g = context;`,
  ],
  [
    "web-app-on-top",
    "web/src/domain/knowing-app.ts",
    `import { s } from "../app/shell.ts"; export const g = s;`,
  ],
  [
    "web-app-on-top",
    "web/src/api/knowing-app.ts",
    `import { s } from "../app/shell.ts"; export const g = s;`,
  ],
  [
    "web-ui-is-plain",
    "web/src/ui/knowing-domain.ts",
    `import { b } from "../domain/bars.ts"; export const g = b;`,
  ],
  [
    "web-ui-is-plain",
    "web/src/ui/knowing-api.ts",
    `import { a } from "../api/api.ts"; export const g = a;`,
  ],
  [
    "web-api-at-the-bottom",
    "web/src/api/drawing.ts",
    `import { b } from "../ui/button.ts"; export const g = b;`,
  ],
];
const INNOCENT: Record<string, string> = {
  "shared/two.ts": `import { one } from "./one.ts"; export const two = () => one;`,
  "server/sites/sites.store.ts": `export const store = 1;`,
  "server/stats/summary.ts": `export const summary = 1;`,
  "server/read/range.ts": `export const range = 1;`,
  "server/stats/summary.test.ts": `export const fixture = 1;`,
  "server/app/http/http.ts": `export const app = 1; export type App = number;`,
  "server/app/http/router.ts": `export const appRouter = 1; export type AppRouter = number;`,
  "server/trpc/context.ts": `export const context = 1;`,
  "web/src/ui/button.ts": `export const b = 1;`,
  "web/src/domain/bars.ts": `export const b = 1;`,
  "web/src/api/api.ts": `export const a = 1;`,
  "web/src/app/shell.ts": `export const s = 1;`,
  "web/src/features/ranges/ranges.ts": `export const r = 1;`,
};
const PACKAGES = ["drizzle-orm", "@trpc/server", "bullmq", "vscode", "webextension-polyfill"];

const root = mkdtempSync(join(tmpdir(), "streakline-rules-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

test("every dependency rule has a planted violation and catches it", async () => {
  const planted = [
    ...Object.entries(PLANTED).map(([rule, [file, text]]) => [rule, file, text] as const),
    ...MORE,
  ];
  for (const [, file, text] of planted) write(file, text);
  for (const [file, text] of Object.entries(INNOCENT)) write(file, text);
  for (const name of PACKAGES) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    );
    write(`node_modules/${name}/index.js`, "module.exports = {};");
  }
  write(
    "package.json",
    JSON.stringify({
      name: "planted",
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"])),
    }),
  );
  const { output } = await cruise(
    ["shared", "drizzle", "server", "web", "extension-vscode", "extension-browser"],
    {
      ...rules.options,
      tsConfig: undefined,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules.forbidden },
    } as Parameters<typeof cruise>[1],
  );
  if (typeof output === "string") throw new Error("dependency-cruiser answered text");
  const found = new Map<string, string[]>();
  for (const { rule, from } of output.summary.violations)
    found.set(rule.name, [...(found.get(rule.name) ?? []), from]);
  expect([...found.keys()].toSorted()).toEqual(rules.forbidden.map((rule) => rule.name).toSorted());
  for (const [rule, file] of planted) expect(found.get(rule), rule).toContain(file);
});
