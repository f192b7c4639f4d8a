import { expect, test } from "vitest";
import { editorName } from "./editor-name.ts";

test.each([
  ["Visual Studio Code", "vscode"],
  ["Visual Studio Code - Insiders", "vscode-insiders"],
  ["Cursor", "cursor"],
  ["VSCodium", "vscodium"],
  ["code-server", "code-server"],
  ["Windsurf Next!", "windsurf-next"],
  ["", "vscode"],
])("editorName() of %j is %s", (appName, name) => {
  expect(editorName(appName)).toBe(name);
});
