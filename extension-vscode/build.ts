import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/**
 * Bundles the extension into one CommonJS file for VS Code's host and fails when it is too large.
 * `--meta` also says what is in it.
 */
const BUNDLE_BYTES_MAX = 150_000;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outfile = here("dist/extension.cjs");

/**
 * The same engines in their small forms. The sources import the usual names, so that types and
 * tests are the usual ones.
 */
const lean: Plugin = {
  name: "lean",
  setup({ onResolve }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: here("src/lean/zod.ts") }));
    onResolve({ filter: /^temporal-polyfill$/ }, () => ({ path: here("src/lean/temporal.ts") }));
  },
};

/**
 * Says of every schema in shared/ that making it does nothing else, which esbuild cannot know of
 * calls of methods: those that nothing here uses are left out. A schema is a statement that begins
 * with `export const X = z.` and ends before the next line that is not indented.
 */
const unusedSchemas: Plugin = {
  name: "unused schemas",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]shared[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const schema = /^(export const \w+ = )((?:z\.|[A-Z]\w+\.extend\().*(?:\n[ )}\]].*)*);$/gm;
      return { contents: source.replace(schema, "$1/* @__PURE__ */ (() => $2)();"), loader: "ts" };
    });
  },
};

mkdirSync(here("dist"), { recursive: true });
const result = await build({
  entryPoints: [here("src/extension.ts")],
  outfile,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  plugins: [lean, unusedSchemas],
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const { size } = statSync(outfile);
if (process.argv.includes("--meta")) {
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]?.inputs ?? {});
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of inputs) {
    const name =
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ??
      path.split("/").slice(0, -1).join("/");
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  for (const [name, bytes] of [...sizes].toSorted((a, b) => b[1] - a[1]))
    console.log(`${String(bytes).padStart(8)} ${name}`);
  writeFileSync(here("dist/meta.json"), JSON.stringify(result.metafile));
}
console.log(`dist/extension.cjs: ${size} bytes`);
if (size >= BUNDLE_BYTES_MAX) {
  console.error(
    `The bundle is ${size} bytes, the limit is ${BUNDLE_BYTES_MAX}. Run node build.ts --meta to see what is in it.`,
  );
  process.exitCode = 1;
}
