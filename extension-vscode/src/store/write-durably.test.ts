import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { realDisk } from "./disk.ts";
import { writeDurably } from "./write-durably.ts";

const folder = await mkdtemp(join(tmpdir(), "streakline-durable-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("writeDurably() leaves one whole file and no draft after many writes at once", async () => {
  const path = join(folder, "owner.json");
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(1_000 + index));
  await Promise.all(texts.map((text) => writeDurably(realDisk, path, text)));
  expect(texts).toContain(await readFile(path, "utf8"));
  expect(await readdir(folder)).toEqual(["owner.json"]);
});

test("a file that cannot be replaced keeps what it had, and no draft is left", async () => {
  const rename = async () => {
    throw Object.assign(new Error("in use"), { code: "EPERM" });
  };
  const path = join(folder, "owner.json");
  const before = await readFile(path, "utf8");
  await expect(writeDurably({ ...realDisk, rename }, path, "new")).rejects.toThrow("in use");
  expect(await readFile(path, "utf8")).toBe(before);
  expect(await readdir(folder)).toEqual(["owner.json"]);
});
