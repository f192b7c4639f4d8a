import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtFrom, fingerprint, STAMP } from "./fingerprint.ts";

test("fingerprint() changes with contents and names, not with tests and leftovers", async () => {
  const root = await mkdtemp(join(tmpdir(), "streakline-sources-"));
  await mkdir(join(root, "web/src"), { recursive: true });
  await writeFile(join(root, "web/src/main.ts"), "1");
  const first = await fingerprint(root, ["web/src", "missing"]);
  await writeFile(join(root, "web/src/main.test.ts"), "2");
  await mkdir(join(root, "web/src/.cache"));
  await writeFile(join(root, "web/src/.cache/x"), "2");
  expect(await fingerprint(root, ["web/src"])).toBe(first);
  await writeFile(join(root, "web/src/main.ts"), "2");
  const second = await fingerprint(root, ["web/src"]);
  expect(second).not.toBe(first);
  await writeFile(join(root, "web/src/more.ts"), "");
  expect(await fingerprint(root, ["web/src"])).not.toBe(second);
});

test("builtFrom() reads what a build left, and nothing where nothing was built", async () => {
  const folder = await mkdtemp(join(tmpdir(), "streakline-built-"));
  expect(await builtFrom(folder)).toBe("");
  await writeFile(join(folder, STAMP), "abc");
  expect(await builtFrom(folder)).toBe("abc");
});
