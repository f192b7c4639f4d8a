import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { secretIn } from "./secret.ts";

test("secretIn() makes one secret however many ask at once, and only its owner can read it", async () => {
  const dataDir = join(await mkdtemp(join(tmpdir(), "streakline-secret-")), "data");
  const secrets = await Promise.all(Array.from({ length: 8 }, () => secretIn(dataDir)));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect(await secretIn(dataDir)).toBe(secrets[0]);
  expect((await stat(join(dataDir, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(["secret"]);
});
