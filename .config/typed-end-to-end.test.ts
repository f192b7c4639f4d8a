import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = join(root, "node_modules/typescript-7/bin/tsc");

/** Changes of the server that its clients must notice: a text of its router's type, and another. */
const PLANTED: [what: string, before: RegExp, after: string][] = [
  ["stats.today is renamed", /^( {8})today: (?=import)/m, "$1now: "],
  ["devices.token is renamed", /^( {8})token: (?=import)/m, "$1accessToken: "],
  [
    "the input of sites.setRule needs more",
    /(setRule: import\(.*\s+input: \{\n)/,
    "$1                reason: string;\n",
  ],
  [
    "the output of privacy.setConsent has another name for its list",
    /(setConsent: [\s\S]*?output: \{\s+)consents:/,
    "$1answers:",
  ],
];

/** What tsc says of both extensions over a router whose type is this text. */
function compile(router: string): string {
  const folder = mkdtempSync(join(tmpdir(), "streakline-planted-"));
  writeFileSync(join(folder, "router.d.ts"), router);
  const compilerOptions = {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    lib: ["es2024", "dom", "dom.iterable"],
    types: ["node", "vscode"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: {
      "@streakline/server/router": [join(folder, "router.d.ts")],
      "@trpc/server": [join(root, "node_modules/@trpc/server/dist/index.d.mts")],
    },
  };
  const files = ["extension-vscode/src/extension.ts", "extension-browser/src/background.ts"];
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, ".config/tsconfig.base.json"),
      compilerOptions,
      files: files.map((file) => join(root, file)),
    }),
  );
  return spawnSync(process.execPath, [tsc, "-p", folder], { cwd: root, encoding: "utf8" }).stdout;
}

test("what the server renames or changes does not compile in the extensions that use it", () => {
  spawnSync(process.execPath, [tsc, "-b", "server"], { cwd: root });
  const router = readFileSync(join(root, "server/.types/app/http/router.d.ts"), "utf8");
  expect(compile(router)).toBe("");
  let planted = router;
  for (const [what, before, after] of PLANTED) {
    expect(planted, what).toMatch(before);
    planted = planted.replace(before, after);
  }
  const said = compile(planted);
  const errors = (file: string) => said.split("\n").filter((line) => line.startsWith(file));
  const [editor, browser] = ["extension-vscode/src/", "extension-browser/src/"];
  expect(errors(`${editor}today/today-answer.ts`).join()).toContain("'today' does not exist");
  expect(errors(`${browser}send/work.ts`).join()).toContain("'today' does not exist");
  for (const client of [editor, browser])
    expect(errors(`${client}send/sending.ts`).join()).toContain(
      "not assignable to type 'DeliveryApi'",
    );
  expect(errors(`${browser}record/category-rules.ts`).join()).toContain("reason");
  expect(errors(`${browser}consent/consent-sync.ts`)).not.toEqual([]);
});
