import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const pkg = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string> & { admin: string };
  optionalDependencies: Record<string, string>;
};
const sentenceOf = (version: string) => {
  const program = `import { needsNode } from "./.config/needs-node.mjs";
    process.stdout.write(String(needsNode(process.argv[1])))`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", program, version], {
    cwd: root,
    encoding: "utf8",
  });
};

test("needsNode() says what to do about an old Node in one sentence, and nothing about a new one", () => {
  expect(sentenceOf("23.11.1")).toMatch(
    /^Streakline needs Node 24 or newer, and this is Node 23\.11\.1: install it [^\n]* again\.$/,
  );
  expect(["24.0.0", "26.1.0"].map(sentenceOf)).toEqual(["null", "null"]);
});

test("every script that runs a program of ours asks for a new enough Node first", () => {
  const programs = Object.entries(pkg.scripts).filter(([, command]) =>
    /^node .*\.(ts|mjs)\b/.test(command),
  );
  expect(programs.map(([name]) => name)).toEqual(
    expect.arrayContaining(["start", "dev", "build", "check", "seed", "admin"]),
  );
  expect(
    programs.filter(
      ([, command]) => !command.startsWith("node --import ./.config/needs-node.mjs "),
    ),
  ).toEqual([]);
});

const old = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "node"))
  .find((node) =>
    /^v(20|22)\./.test(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? ""),
  );
test.runIf(old !== undefined)("an old Node ends a program with the sentence alone", () => {
  const [, ...args] = pkg.scripts.admin.split(" ");
  const run = spawnSync(old ?? "", [...args, "help"], { cwd: root, encoding: "utf8" });
  expect([run.status, run.stdout, run.stderr.trim().split("\n").length]).toEqual([1, "", 1]);
  expect(run.stderr).toMatch(/^Streakline needs Node 24/);
});

test("the bundled Node is new enough", () => {
  const [version] = new Set(Object.values(pkg.optionalDependencies));
  expect(sentenceOf(version ?? "")).toBe("null");
  expect(readFileSync(join(root, ".config/needs-node.mjs"), "utf8")).not.toMatch(/^import /m);
});
