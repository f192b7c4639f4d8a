import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "vite";
import { manifest, type Target, type TestOptions } from "./manifest.ts";

/**
 * Builds dist/chrome and dist/firefox from one source, and fails when one is too large. For
 * tests: STREAKLINE_TEST_HOSTS (patterns, separated by commas) are granted without asking,
 * STREAKLINE_TEST_KEY fixes the id in Chromium, and both builds go to dist/test-*.
 */
const POPUP_GZIP_BYTES_MAX = 60_000;
const BACKGROUND_BYTES_MAX = 250_000;
/**
 * zod compiles some of its checks from text where it may. The policy of an extension forbids that,
 * so it would only try; here it does not even carry the means. Its ordinary way decides the same.
 */
const withoutEval: Plugin = {
  name: "without-eval",
  transform(code, id) {
    if (!/\/zod\/v4\/core\/(util|doc)\.js$/.test(id)) return;
    const changed = code.replaceAll(
      "const F = Function;",
      'const F = class { constructor() { throw new Error("no code from text"); } };',
    );
    if (changed === code)
      throw new Error(`${id} does not look as it did: see whether it still makes code from text`);
    return { code: changed, map: null };
  },
};
/**
 * @trpc/client does not say that loading its links does nothing: unused ones are left out. No
 * property, here or in what is imported, has a getter that changes anything.
 */
const treeshake = {
  moduleSideEffects: [{ test: /\/@trpc\/client\//, sideEffects: false }],
  propertyReadSideEffects: false as const,
};
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const hosts = (process.env["STREAKLINE_TEST_HOSTS"] ?? "").split(",").filter((host) => host !== "");
const key = process.env["STREAKLINE_TEST_KEY"];
const options: TestOptions = { hosts, ...(key === undefined ? {} : { key }) };
const prefix = hosts.length > 0 ? "test-" : "";

for (const target of ["chrome", "firefox"] as const) {
  await bundle(target);
  const dist = here(`dist/${prefix}${target}`);
  hold(`${target}: popup, gzipped`, popupSize(dist), POPUP_GZIP_BYTES_MAX);
  hold(`${target}: background`, statSync(`${dist}/background.js`).size, BACKGROUND_BYTES_MAX);
}

/** Fails the build when a part is larger than it may be. */
function hold(part: string, bytes: number, bytesMax: number): void {
  console.log(`${part}: ${bytes} of ${bytesMax} bytes`);
  if (bytes <= bytesMax) return;
  console.error(`${part} is ${bytes} bytes, the limit is ${bytesMax}. Look at what it imports.`);
  process.exitCode = 1;
}

async function bundle(target: Target): Promise<void> {
  const browsers = { chrome: "chrome121", firefox: "firefox140" } as const;
  const shared = {
    root: here("."),
    configFile: false,
    base: "./",
    logLevel: "warn",
  } as const;
  const common = {
    outDir: here(`dist/${prefix}${target}`),
    target: browsers[target],
    modulePreload: false,
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  } as const;
  // each page by itself: one script and one style sheet, so that the popup opens without a chain of
  // requests
  for (const page of ["popup", "options", "welcome"]) {
    await build({
      ...shared,
      publicDir: page === "popup" ? here("public") : false,
      build: {
        ...common,
        emptyOutDir: page === "popup",
        rolldownOptions: {
          input: { [page]: here(`${page}.html`) },
          treeshake,
          output: {
            entryFileNames: "[name].js",
            assetFileNames: "[name][extname]",
            codeSplitting: false,
            comments: false,
          },
        },
      },
      plugins: [withoutEval],
    });
  }
  writeFileSync(
    here(`dist/${prefix}${target}/manifest.json`),
    `${JSON.stringify(manifest(target, options), null, 2)}\n`,
  );
  // the background alone, in one file: a suspended worker wakes with one read, and nothing in it is
  // imported late
  await build({
    ...shared,
    publicDir: false,
    plugins: [withoutEval],
    build: {
      ...common,
      emptyOutDir: false,
      rolldownOptions: {
        input: { background: here("src/background.ts") },
        treeshake,
        output: { entryFileNames: "[name].js", codeSplitting: false, comments: false },
      },
    },
  });
}

/** Everything that the popup loads, gzipped file by file. */
function popupSize(dist: string): number {
  const html = readFileSync(`${dist}/popup.html`, "utf8");
  const files = [
    "popup.html",
    ...[...html.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, path = ""]) => path),
  ];
  return files.reduce((sum, path) => sum + gzipSync(readFileSync(`${dist}/${path}`)).length, 0);
}
