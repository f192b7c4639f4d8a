import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { EXTENSION_FILES, PACKAGE_COMMAND } from "./extension-files.tsx";

const read = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

it("the command and the files that people are told of are those of this repository", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).map((name) => `npm run ${name}`)).toContain(PACKAGE_COMMAND);
  for (const path of Object.values(EXTENSION_FILES))
    expect(read(`${path.split("/")[0]}/package.ts`)).toContain(basename(path));
});
