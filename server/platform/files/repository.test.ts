import { existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryAbove, ROOT } from "./repository.ts";

test("repositoryAbove() finds the folder that holds server/package.json, at any depth", async () => {
  const root = await mkdtemp(join(tmpdir(), "streakline-root-"));
  await mkdir(join(root, "server/dist"), { recursive: true });
  await writeFile(join(root, "server/package.json"), "{}");
  for (const start of ["", "server", "server/dist"])
    expect(repositoryAbove(join(root, start))).toBe(root);
});

test("repositoryAbove() throws where no folder above is one", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "streakline-elsewhere-"));
  expect(() => repositoryAbove(elsewhere)).toThrow(elsewhere);
});

test("ROOT holds the migrations and the dashboard's source", () => {
  for (const path of ["drizzle/migrations", "web/index.html"])
    expect(existsSync(join(ROOT, path)), path).toBe(true);
});
