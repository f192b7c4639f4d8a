import { fileURLToPath } from "node:url";
import { rolldown, type OutputChunk } from "rolldown";

/**
 * Bundles the extension into one CommonJS file for VS Code's host and fails when it is too large.
 * `--meta` also says what is in it.
 */
const BUNDLE_BYTES_MAX = 138_000;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const bundle = await rolldown({
  cwd: here("."),
  input: here("src/extension.ts"),
  platform: "node",
  external: ["vscode"],
  // @trpc/client does not say that loading its links does nothing: unused ones are left out. No
  // property, here or in what is imported, has a getter that changes anything.
  treeshake: {
    moduleSideEffects: [{ test: /\/@trpc\/client\//, sideEffects: false }],
    propertyReadSideEffects: false,
  },
});
const { output } = await bundle.write({
  file: here("dist/extension.cjs"),
  format: "cjs",
  minify: true,
  comments: false,
});
await bundle.close();

const [chunk] = output;
if (process.argv.includes("--meta")) printParts(chunk);
const size = Buffer.byteLength(chunk.code);
console.log(`dist/extension.cjs: ${size} bytes`);
if (size > BUNDLE_BYTES_MAX) {
  console.error(
    `The bundle is ${size} bytes, the limit is ${BUNDLE_BYTES_MAX}. ` +
      "Run node build.ts --meta to see what is in it.",
  );
  process.exitCode = 1;
}

/** Prints the packages and folders in a bundle, largest first, in bytes before they are minified. */
function printParts({ modules }: OutputChunk): void {
  const sizes = new Map<string, number>();
  for (const [path, { renderedLength }] of Object.entries(modules)) {
    const name =
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ??
      path.slice(here("..").length).split("/").slice(0, -1).join("/");
    sizes.set(name, (sizes.get(name) ?? 0) + renderedLength);
  }
  for (const [name, bytes] of [...sizes].toSorted((a, b) => b[1] - a[1]))
    console.log(`${String(bytes).padStart(8)} ${name}`);
}
