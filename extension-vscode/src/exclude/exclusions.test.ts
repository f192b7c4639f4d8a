import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readyExclusions } from "./exclusions.ts";
import { loadExclusions, type Opened } from "./load-exclusions.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "streakline-exclusions-")));
const at = (path: string) => join(root, path);
for (const folder of ["home/mono/packages/a", "home/work", "data/private", "feature"])
  mkdirSync(at(folder), { recursive: true });
writeFileSync(at("data/private/key.ts"), "");
symlinkSync(at("home/mono"), at("work-link"));
symlinkSync(at("data/private"), at("home/private"));
symlinkSync(at("data/private/key.ts"), at("home/work/open.ts"));

/** A file as a window over `folder` opens it; both below the root of the test. */
const opened = (path: string, folder: string, rest: Partial<Opened> = {}): Opened => ({
  path: at(path),
  folder: at(folder),
  isFolder: false,
  isLocal: true,
  projects: [],
  ...rest,
});
const excludes = (
  rules: { excludeGlobs?: string[]; excludeProjects?: string[] },
  file: Opened,
): boolean =>
  readyExclusions({ excludeGlobs: [], excludeProjects: [], ...rules }, at("home"), "").isExcluded?.(
    file,
  ) === true;

describe('excludeProjects: ["mono"] leaves out', () => {
  const file = "home/mono/packages/a/b.ts";
  test.each<[string, Opened]>([
    ["its folder", opened(file, "home/mono")],
    ["a sub-folder", opened(file, "home/mono/packages/a")],
    ["a folder around it", opened(file, "home")],
    ["a link to it", opened("work-link/packages/a/b.ts", "work-link")],
    ["a link to it, below the link", opened("work-link/packages/a/b.ts", "work-link/packages/a")],
    ["a workspace of this name", opened("home/work/x.ts", "home/work", { projects: ["Mono"] })],
    ["a file that is not there yet", opened("work-link/new/b.ts", "work-link/new")],
    [
      "what has no file",
      opened("home/mono/packages/a", "home/mono/packages/a", { isFolder: true }),
    ],
    ["its folder elsewhere", opened("home/mono/a.ts", "home/mono", { isLocal: false })],
  ])("%s", (_, names) => {
    expect(excludes({ excludeProjects: ["mono"] }, names)).toBe(true);
    expect(excludes({ excludeProjects: ["other"] }, names)).toBe(false);
  });

  test("a work tree and a clone of the repository", () => {
    const git = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.test", ...words], {
        cwd: at("home/mono"),
        stdio: "pipe",
      });
    git("init", "--quiet");
    git("commit", "--quiet", "--allow-empty", "-m", "a");
    git("remote", "add", "origin", "https://example.org/acme/shop.git");
    git("worktree", "add", "--quiet", at("home/tree"));
    const tree = opened("home/tree/a.ts", "home/tree");
    expect(excludes({ excludeProjects: ["mono"] }, tree)).toBe(true);
    expect(excludes({ excludeProjects: ["shop"] }, tree)).toBe(true);
    expect(excludes({ excludeProjects: ["acme"] }, tree)).toBe(false);
  });

  test("not what only lies in the person's home or beside it", () => {
    expect(excludes({ excludeProjects: ["home"] }, opened("home/work/a.ts", "home/work"))).toBe(
      false,
    );
    expect(excludes({ excludeProjects: ["mono"] }, opened("home/work/mono", "home/work"))).toBe(
      false,
    );
  });
});

describe("excludeGlobs", () => {
  test.each<[string, string, Opened]>([
    ["home", "~/private/**", opened("home/private/key.ts", "home/private")],
    ["home by its variable", "$HOME/private", opened("home/private/key.ts", "home")],
    ["where a link leads", "~/private/**", opened("data/private/key.ts", "data")],
    ["where a link leads, as a whole", "~/private", opened("data/private/key.ts", "data/private")],
    ["a link to a folder", `${root}/data/private`, opened("home/private/key.ts", "home")],
    ["a link to a file", `${root}/data/private`, opened("home/work/open.ts", "home/work")],
    ["the workspace folder", "./packages", opened("home/mono/packages/a/b.ts", "home/mono")],
    ["the folder behind a link", "./packages", opened("work-link/packages/a/b.ts", "work-link")],
    ["an address", `file://${root}/home/work`, opened("home/work/a.ts", "home/work")],
    [
      "a folder and what has no file",
      "private/**",
      opened("home/private", "home/private", { isFolder: true }),
    ],
  ])("fit %s", (_, pattern, names) => {
    expect(excludes({ excludeGlobs: [pattern] }, names)).toBe(true);
    expect(excludes({ excludeGlobs: [`${pattern}-not`] }, names)).toBe(false);
  });
});

test("what can never fit is told with its setting and what to write", () => {
  const { problems } = readyExclusions(
    { excludeGlobs: ["secret", "!keep"], excludeProjects: ["mono", "x".repeat(501)] },
    root,
    "",
  );
  expect(problems).toEqual([
    "streakline.excludeGlobs: “!keep” never fits. " +
      "A pattern cannot let something pass again: remove the !.",
    `streakline.excludeProjects: “${"x".repeat(60)}…” never fits. ` +
      "It is longer than 500 characters: write several patterns.",
  ]);
});

test("loadExclusions() loads nothing for empty lists, and reads the others", async () => {
  const rules = { hideProjectNames: false, hideBranchNames: false, hideFileNames: false };
  expect(await loadExclusions({ ...rules, excludeGlobs: [], excludeProjects: [] })).toEqual({
    isExcluded: null,
    problems: [],
  });
  const { isExcluded } = await loadExclusions({
    ...rules,
    excludeGlobs: ["~/**"],
    excludeProjects: [],
  });
  expect(isExcluded?.(opened("a.ts", "."))).toBe(false);
});
