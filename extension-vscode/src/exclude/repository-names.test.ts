import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryNames } from "./repository-names.ts";

const root = mkdtempSync(join(tmpdir(), "streakline-repository-"));
const git = (folder: string, ...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.test", ...words], {
    cwd: join(root, folder),
    stdio: "pipe",
  });

test("repositoryNames() knows the folder, the main work tree, remotes, and what is around", () => {
  mkdirSync(join(root, "clone/packages/a"), { recursive: true });
  git("clone", "init", "--quiet");
  git("clone", "commit", "--quiet", "--allow-empty", "-m", "a");
  git("clone", "worktree", "add", "--quiet", join(root, "feature"));
  expect(repositoryNames(join(root, "clone/packages/a"))).toEqual(["clone"]);
  expect(repositoryNames(join(root, "feature"))).toEqual(["feature", "clone"]);
  git("clone", "remote", "add", "origin", "git@example.org:acme/mono.git");
  expect(repositoryNames(join(root, "clone"))).toEqual(["clone", "mono"]);
  expect(repositoryNames(join(root, "feature"))).toEqual(["feature", "clone", "mono"]);
  mkdirSync(join(root, "clone/inner"));
  git("clone/inner", "init", "--quiet");
  expect(repositoryNames(join(root, "clone/inner"))).toEqual(["inner", "clone", "mono"]);
  expect(repositoryNames(root)).toEqual([]);
});

test.each([
  ["https://example.org/acme/mono.git", "mono"],
  ["https://example.org/acme/mono/", "mono"],
  ["ssh://git@example.org:22/~ann/mono.git/", "mono"],
  ["git@example.org:mono", "mono"],
  ["C:\\work\\mono.git", "mono"],
  ["../mono", "mono"],
  ["mono.js", "mono.js"],
])("the remote %s is called %s", (url, name) => {
  const folder = mkdtempSync(join(tmpdir(), "streakline-remote-"));
  mkdirSync(join(folder, ".git"));
  writeFileSync(
    join(folder, ".git/config"),
    `[remote "origin"]\n\turl = ${url}\n\tfetch = +refs\n`,
  );
  expect(repositoryNames(folder).at(-1)).toBe(name);
});

test("what cannot be looked at around a folder is no repository, and stops nothing", () => {
  mkdirSync(join(root, "loop/inside"), { recursive: true });
  symlinkSync(join(root, "loop/.git"), join(root, "loop/.git"));
  expect(repositoryNames(join(root, "loop/inside"))).toEqual([]);
});
