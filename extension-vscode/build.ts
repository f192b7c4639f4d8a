import { fileURLToPath } from "node:url";
import { rolldown, type OutputAsset, type OutputChunk } from "rolldown";

/**
 * Bundles the extension into CommonJS files for VS Code's host: `extension.cjs`, which every window
 * loads at its start, `today.cjs`, which counts the day a moment later, `exclusions.cjs`, which is
 * loaded too where something is excluded, and what a person has to open or call first, such as what
 * the commands do. Fails when one of the first three or the others together are too large. `--meta`
 * also says what is in them.
 */
const START_BYTES_MAX = 115_000;
const TODAY_BYTES_MAX = 8_500;
const EXCLUSIONS_BYTES_MAX = 8_000;
const LATER_BYTES_MAX = 15_000;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const bundle = await rolldown({
  cwd: here("."),
  input: here("src/extension.ts"),
  platform: "node",
  external: ["vscode"],
  // later files take what they share with the first from it, instead of from one more
  preserveEntrySignatures: "allow-extension",
  // @trpc/client does not say that loading its links does nothing: unused ones are left out. No
  // property, here or in what is imported, has a getter that changes anything.
  treeshake: {
    moduleSideEffects: [{ test: /\/@trpc\/client\//, sideEffects: false }],
    propertyReadSideEffects: false,
    // making a schema does nothing else: one that is not used is left out
    manualPureFunctions: ["z", "checked", "int"],
  },
});
const { output } = await bundle.write({
  dir: here("dist"),
  cleanDir: true,
  format: "cjs",
  entryFileNames: "extension.cjs",
  chunkFileNames: "[name].cjs",
  minify: true,
  comments: false,
  generatedCode: { symbols: false },
});
await bundle.close();

const named = (name: string) => output.filter(({ fileName }) => fileName === name);
const [start, today] = [named("extension.cjs"), named("today.cjs")];
const exclusions = named("exclusions.cjs");
hold("at the start", start, START_BYTES_MAX);
hold("to count the day", today, TODAY_BYTES_MAX);
hold("where something is excluded", exclusions, EXCLUSIONS_BYTES_MAX);
hold(
  "later",
  output.filter((file) => ![...start, ...today, ...exclusions].includes(file)),
  LATER_BYTES_MAX,
);

/** Fails the build when files are larger, taken together, than they may be. */
function hold(when: string, files: readonly (OutputAsset | OutputChunk)[], bytesMax: number): void {
  let bytes = 0;
  for (const file of files) {
    if (file.type !== "chunk") throw new Error(`dist/${file.fileName} is no code`);
    if (process.argv.includes("--meta")) printParts(file);
    const size = Buffer.byteLength(file.code);
    console.log(`dist/${file.fileName}: ${size} bytes`);
    bytes += size;
  }
  console.log(`Loaded ${when}: ${bytes} of ${bytesMax} bytes`);
  if (bytes <= bytesMax) return;
  console.error(
    `What is loaded ${when} is ${bytes} bytes, the limit is ${bytesMax}. ` +
      "Run node build.ts --meta to see what is in it.",
  );
  process.exitCode = 1;
}

/** Prints the packages and folders in a file, largest first, in bytes before they are minified. */
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
