import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetStranger, postmasterFile } from "./postmaster-file.ts";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "streakline-pm-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));
const write = (pid: number, status = "ready   ") =>
  writeFileSync(
    join(data, "postmaster.pid"),
    `${pid}\n${data}\n1795176000\n5432\n\n127.0.0.1\n  123  456\n${status}\n`,
  );

test("postmasterFile() reads process, port and status", () => {
  write(4242);
  expect(postmasterFile(data)).toEqual({ pid: 4242, port: 5432, status: "ready" });
});

test("postmasterFile() gives null where there is none, or half of one", () => {
  expect(postmasterFile(data)).toBeNull();
  writeFileSync(join(data, "postmaster.pid"), "");
  expect(postmasterFile(data)).toBeNull();
});

test("forgetStranger() replaces only the id of a process that is not our PostgreSQL", () => {
  write(process.pid);
  forgetStranger(data);
  const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  expect(Number(lines[0])).not.toBe(process.pid);
  expect(() => process.kill(Number(lines[0]), 0)).toThrow();
  expect(lines.slice(1, 4)).toEqual([data, "1795176000", "5432"]);
});

test("forgetStranger() leaves the number of a process that is gone, which PostgreSQL sees itself", () => {
  write(2 ** 22 - 3);
  const before = readFileSync(join(data, "postmaster.pid"), "utf8");
  forgetStranger(data);
  expect(readFileSync(join(data, "postmaster.pid"), "utf8")).toBe(before);
});
