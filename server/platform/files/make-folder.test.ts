import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

const base = mkdtempSync(join(tmpdir(), "streakline-folder-"));
const modeOf = (path: string) => statSync(path).mode & 0o777;

test("makeFolder() makes what is missing, with the mode, and leaves what is there", () => {
  makeFolder(join(base, "a/b/c"), 0o700);
  expect([modeOf(join(base, "a")), modeOf(join(base, "a/b/c"))]).toEqual([0o700, 0o700]);
  writeFileSync(join(base, "a/b/c/kept"), "");
  makeFolder(join(base, "a/b/c"), 0o711);
  expect([modeOf(join(base, "a/b/c")), readdirSync(join(base, "a/b/c"))]).toEqual([
    0o700,
    ["kept"],
  ]);
});

test("makeFolder() says what stands in the way", () => {
  writeFileSync(join(base, "file"), "");
  symlinkSync(join(base, "nowhere"), join(base, "dangling"));
  expect(() => makeFolder(join(base, "file"), 0o700)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(base, "file/below"), 0o700)).toThrow(/ENOTDIR/);
  expect(() => makeFolder(join(base, "dangling/below"), 0o700)).toThrow(/EEXIST/);
  expect(existsSync(join(base, "nowhere"))).toBe(false);
});

test.runIf(process.platform === "linux")(
  "makeFolder() ends where nothing can be made though the folder above is there",
  () => {
    // In a process of its own: one that does not end could not be stopped from within.
    const module = JSON.stringify(new URL("make-folder.ts", import.meta.url).href);
    const script = `import { makeFolder } from ${module};
      makeFolder("/proc/streakline/data", 0o700);`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { encoding: "utf8", timeout: 60_000 },
    );
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/ENOENT.*mkdir '\/proc\/streakline'/),
    ]);
  },
);
