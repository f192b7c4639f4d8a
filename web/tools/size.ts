// Prints the JavaScript a browser loads before any page shows and the weight of each page, gzipped;
// fails when Today is above the budget. Run after `npm run build -w web`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 180_000;
type Entry = {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  name?: string;
};

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8")) as Record<
  string,
  Entry
>;
const initial = closure("index.html");
const pages = Object.keys(manifest).filter((key) => key.endsWith("-page.tsx"));

console.log(
  `initial JS ${kilobytes(initial)} of ${BUDGET_BYTES / 1000} kB gzipped, in ${initial.size} files`,
);
for (const key of pages) {
  const files = new Set([...closure(key), ...initial]);
  console.log(`  ${kilobytes(files).padStart(9)} with ${key.replace("src/features/", "")}`);
}
const today = new Set([...closure("src/features/day/day-page.tsx"), ...initial]);
if (bytes(initial) > BUDGET_BYTES || bytes(today) > BUDGET_BYTES) {
  console.error(
    "The initial JavaScript, or that of Today, is over its budget. " +
      "Load what the first page does not need only when it is asked for.",
  );
  process.exitCode = 1;
}

function closure(key: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[key];
  if (entry === undefined)
    throw new Error(`${key} is not in the build's manifest. Build first: npm run build -w web`);
  if (seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const next of entry.imports ?? []) closure(next, seen);
  return seen;
}

function bytes(files: Set<string>): number {
  let total = 0;
  for (const file of files)
    total += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  return total;
}

function kilobytes(files: Set<string>): string {
  return `${(bytes(files) / 1000).toFixed(1)} kB`;
}
