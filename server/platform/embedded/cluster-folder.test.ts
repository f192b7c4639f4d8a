import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clusterFolder } from "./cluster-folder.ts";
import { nativeBinaries } from "./native-binaries.ts";
import { runAs } from "./run-as.ts";

let base: string;
const as = runAs(nativeBinaries());
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "streakline-cluster-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test("clusterFolder() makes a cluster with a random password that only its owner can read", () => {
  const parent = join(base, "private");
  mkdirSync(parent);
  chmodSync(parent, 0o700);
  const folder = clusterFolder(join(parent, "data"), as);
  expect(folder.password).toMatch(/^[\w-]{32}$/);
  expect(statSync(join(parent, "data/pg18/secret")).mode & 0o777).toBe(0o600);
  expect(statSync(folder.data).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder.data, "PG_VERSION"), "utf8").trim()).toBe("18");
  expect(readFileSync(join(folder.data, "pg_hba.conf"), "utf8")).not.toMatch(/^[^#\n]*\btrust\b/m);
  expect(clusterFolder(join(parent, "data"), as)).toEqual(folder);
  expect(readdirSync(join(parent, "data"))).toEqual(["pg18"]);
});

test("half a cluster of a killed first start is removed; that of a living process stays", () => {
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  mkdirSync(join(base, `pg18.init.${dead}/data`), { recursive: true });
  mkdirSync(join(base, `pg18.init.${process.ppid}/data`), { recursive: true });
  const folder = clusterFolder(base, as);
  expect(existsSync(join(folder.data, "PG_VERSION"))).toBe(true);
  expect(readdirSync(base).toSorted()).toEqual(["pg18", `pg18.init.${process.ppid}`]);
});

test("a cluster of another user is refused with a sentence that says what to do", () => {
  clusterFolder(base, as);
  expect(() => clusterFolder(base, { ...as, ids: { uid: 65_534, gid: 65_534 } })).toThrow(
    /belongs to user \d+, but PostgreSQL would run as user 65534.*chown/,
  );
});
