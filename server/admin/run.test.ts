import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const RUN = fileURLToPath(new URL("run.ts", import.meta.url));
const admin = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [RUN, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...env },
  });

test.each([
  [
    ["create-user", "--email", "ada"],
    {},
    /^--email must be an address, like ada@example\.org\. It is "ada"\.\n\nnpm run admin -- create-user/,
  ],
  [["rederive"], {}, /^rederive needs --email <address> for one person, or --all for all people\./],
  [["status"], { PORT: "abc" }, /^PORT must be a whole number from 0 to 65535\. It is "abc"\.\n$/],
])("npm run admin -- %j ends with 1 and a sentence without a stack", (args, env, sentence) => {
  const { status, stdout, stderr } = admin(args, env);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/ {4}at /);
});

test("a command on a folder without data says so, and creates nothing there", () => {
  const folder = mkdtempSync(join(tmpdir(), "streakline-no-data-"));
  try {
    const { status, stdout, stderr } = admin(["status"], { DATA_DIR: folder });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`There is no Streakline data in ${folder}. Set DATA_DIR`);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("help ends with 0", () => {
  expect(admin(["help"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("create-user"),
    stderr: "",
  });
});
