import { expect, test } from "vitest";
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

test("nativeBinaries() gives a PostgreSQL 18 that runs", () => {
  const native = nativeBinaries();
  expect(native).toMatch(/native$/);
  expect(runAs(native).native).toBe(native);
});
