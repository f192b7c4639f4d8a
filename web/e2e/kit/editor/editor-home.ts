import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../machine/temporary-folder.ts";
import type { EditorOptions } from "./editor.ts";

/** The folder of an editor: its workspace, data, extensions, home and the witness. */
export type EditorHome = {
  root: string;
  /** A path below it. */
  at(...path: string[]): string;
  /** Names of the projects in the workspace. */
  projects: string[];
};

/** Makes the folder of an editor with its settings and the files of the workspace. */
export async function editorHome({
  settings = {},
  files = {},
  clockOffsetSeconds = 0,
}: Pick<EditorOptions, "settings" | "files" | "clockOffsetSeconds">): Promise<EditorHome> {
  const root = await temporaryFolder("editor");
  const at = (...path: string[]) => join(root, ...path);
  for (const folder of ["ws", "data/User/globalStorage", "ext", "home", "witness"])
    await mkdir(at(folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(at("ws", name)), { recursive: true });
    await writeFile(at("ws", name), text);
  }
  // Without it code-server reads the one in the home of the person who runs the tests.
  await writeFile(at("config.yaml"), "");
  await writeFile(at("data/User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
  await writeFile(at("witness/clock"), String(clockOffsetSeconds));
  const projects = [...new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""))];
  await writeFile(
    at("all.code-workspace"),
    JSON.stringify({ folders: projects.map((name) => ({ path: `ws/${name}` })) }),
  );
  return { root, at, projects };
}

const QUIET = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  // An old spelling: VS Code then edits its own settings.json, which must not count as work.
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "editor.inlineSuggest.enabled": false,
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.formatOnType": false,
  "files.autoSave": "off",
};
