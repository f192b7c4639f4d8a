import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { assertData } from "./assert-data.ts";

const home = mkdtempSync(join(tmpdir(), "streakline-no-data-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const aFolder = (name: string, files: readonly string[] = []): string => {
  const folder = join(home, name);
  mkdirSync(join(folder, "pg18/data"), { recursive: true });
  for (const file of files) writeFileSync(join(folder, file), "x");
  return folder;
};
const EMBEDDED = { databaseUrl: null, secret: null };
const OWN = { databaseUrl: "postgres://a:b@127.0.0.1:1/x", secret: null };

test("assertData() refuses a folder without a database, names it and creates nothing", () => {
  const dataDir = join(home, "missing");
  expect(() => assertData({ ...EMBEDDED, dataDir })).toThrow(
    `There is no Streakline data in ${dataDir}. Set DATA_DIR to the folder of the server's data`,
  );
  expect(readdirSync(home)).toEqual([]);
  expect(() => assertData({ ...EMBEDDED, dataDir: aFolder("empty") })).toThrow(
    /no Streakline data/,
  );
  const whole = aFolder("whole", ["pg18/data/PG_VERSION", "pg18/secret"]);
  expect(() => assertData({ ...EMBEDDED, dataDir: whole })).not.toThrow();
});

test("assertData() wants the server's secret beside a database of one's own", () => {
  const dataDir = aFolder("without-secret");
  expect(() => assertData({ ...OWN, dataDir })).toThrow(
    `There is no secret in ${dataDir}. Set SECRET to the server's`,
  );
  expect(() => assertData({ ...OWN, dataDir, secret: "given" })).not.toThrow();
  expect(() => assertData({ ...OWN, dataDir: aFolder("secret-kept", ["secret"]) })).not.toThrow();
});
