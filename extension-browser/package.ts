import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

/**
 * Builds and packs dist/streakline-chrome.zip and dist/streakline-firefox.xpi. The same source
 * gives the same bytes.
 */
const here = fileURLToPath(new URL(".", import.meta.url));
/** Zip files carry a date: always the first that they can carry. */
const MTIME = new Date(1980, 0, 1);

const { status } = spawnSync(process.execPath, [join(here, "build.ts")], {
  stdio: "inherit",
  env: { ...process.env, STREAKLINE_TEST_HOSTS: "", STREAKLINE_TEST_KEY: undefined },
});
if (status !== 0) process.exit(status ?? 1);

for (const [target, name] of [
  ["chrome", "streakline-chrome.zip"],
  ["firefox", "streakline-firefox.xpi"],
] as const) {
  const folder = join(here, "dist", target);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const entries = Object.fromEntries(
    files.map((file) => [
      relative(folder, file).replaceAll("\\", "/"),
      new Uint8Array(readFileSync(file)),
    ]),
  );
  const bytes = zipSync(entries, { level: 9, mtime: MTIME });
  writeFileSync(join(here, "dist", name), bytes);
  console.log(`dist/${name}: ${bytes.length} bytes, ${files.length} files`);
}
