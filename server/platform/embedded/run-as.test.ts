import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { nativeBinaries } from "./native-binaries.ts";
import { type Probe, runAs } from "./run-as.ts";

/** A machine where only these commands work; `id` knows the given users. */
function machine(works: string[], users: Record<string, number> = {}): Probe {
  return (command, args) => {
    if (command === "id") {
      const uid = users[args[1] ?? ""];
      return { ok: uid !== undefined, stdout: String(uid ?? "") };
    }
    return { ok: works.some((name) => command.endsWith(name)), stdout: "" };
  };
}

test("whoever is not root runs PostgreSQL as they are, and it dies with them", () => {
  expect(runAs("/pg", false, machine(["setpriv"]))).toEqual({
    how: "plain",
    native: "/pg",
    prefix: [],
    deathPrefix: ["setpriv", "--pdeathsig", "INT", "--"],
    ids: null,
  });
});

test("root uses a user namespace where that is allowed", () => {
  const as = runAs("/pg", true, machine(["setpriv", "unshare"], { nobody: 65_534 }));
  expect([as.how, as.prefix, as.ids]).toEqual([
    "namespace",
    ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"],
    null,
  ]);
});

test("root without namespaces uses the id of postgres, else of nobody", () => {
  expect(runAs("/pg", true, machine(["postgres"], { postgres: 101, nobody: 65_534 })).ids).toEqual({
    uid: 101,
    gid: 101,
  });
  expect(runAs("/pg", true, machine(["postgres"], { nobody: 65_534 })).ids).toEqual({
    uid: 65_534,
    gid: 65_534,
  });
});

test("root with neither is told what to do", () => {
  expect(() => runAs("/pg", true, machine([]))).toThrow(
    /Start Streakline as another user, or set DATABASE_URL/,
  );
});

/** A folder with a program of PostgreSQL that another user cannot read, and an empty one. */
function folders() {
  const folder = mkdtempSync(join(tmpdir(), "run-as-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const native = join(folder, "native");
  mkdirSync(join(native, "bin"), { recursive: true });
  writeFileSync(join(native, "bin", "postgres"), "");
  const open = join(folder, "public");
  mkdirSync(open);
  return { native, open };
}
const nobodyOnly = machine([], { nobody: 65_534 });

test("root whose binaries others cannot read gets one copy of them in a public folder", () => {
  const { native, open } = folders();
  const copy = join(open, `streakline-postgres-18-${process.getuid?.() ?? 0}`);
  expect(runAs(native, true, nobodyOnly, open).native).toBe(copy);
  expect(existsSync(join(copy, "bin", "postgres"))).toBe(true);
  rmSync(native, { recursive: true });
  expect(runAs(native, true, nobodyOnly, open).native).toBe(copy);
});

test("a copy that another user can change is refused", () => {
  const { native, open } = folders();
  const copy = join(open, `streakline-postgres-18-${process.getuid?.() ?? 0}`);
  mkdirSync(copy);
  chmodSync(copy, 0o777);
  writeFileSync(join(copy, "complete"), "");
  expect(() => runAs(native, true, nobodyOnly, open)).toThrow(/Another user can change/);
});

test("nativeBinaries() gives a PostgreSQL 18 that runs", () => {
  const native = nativeBinaries();
  expect(native).toMatch(/native$/);
  expect(runAs(native).native).toBe(native);
});
