import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realPath } from "./real-path.ts";

test("realPath() follows links of folders and files, also for what is not there yet", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "streakline-real-")));
  mkdirSync(join(root, "data/mono"), { recursive: true });
  writeFileSync(join(root, "data/mono/a.ts"), "");
  symlinkSync(join(root, "data/mono"), join(root, "link"));
  symlinkSync(join(root, "link/a.ts"), join(root, "b.ts"));
  expect(realPath(join(root, "link/a.ts"))).toBe(join(root, "data/mono/a.ts"));
  expect(realPath(join(root, "b.ts"))).toBe(join(root, "data/mono/a.ts"));
  expect(realPath(join(root, "link/new/c.ts"))).toBe(join(root, "data/mono/new/c.ts"));
  expect(realPath("/no/such/folder")).toBe("/no/such/folder");
});
