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
