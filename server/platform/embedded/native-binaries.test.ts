import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nativeBinaries } from "./native-binaries.ts";

test("nativeBinaries() gives a PostgreSQL 18 that runs", () => {
  const { stdout } = spawnSync(join(nativeBinaries(), "bin/postgres"), ["--version"], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(/PostgreSQL\) 18\./);
});

test("links of libraries are made where npm did not run the package's script", () => {
  const native = nativeBinaries();
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const [first] = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  const link = join(native, "..", first?.target ?? "");
  rmSync(link);
  nativeBinaries();
  expect(existsSync(link)).toBe(true);
});
