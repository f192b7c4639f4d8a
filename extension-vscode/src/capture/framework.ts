import * as vscode from "vscode";
import { frameworkOf, MANIFEST_BYTES_MAX, MANIFESTS } from "./framework-of.ts";

export type Frameworks = vscode.Disposable & {
  /** The framework of a project as far as it is known; looking for it starts with the first question and never blocks. */
  of(folder: vscode.WorkspaceFolder): string;
};

/** Finds out a project's framework from the manifest at its top. Read once, and again when a manifest changes. */
export function createFrameworks(onFound: () => void): Frameworks {
  const known = new Map<string, string>();

  async function find(folder: vscode.WorkspaceFolder): Promise<string> {
    for (const manifest of MANIFESTS) {
      const uri = vscode.Uri.joinPath(folder.uri, manifest);
      try {
        if ((await vscode.workspace.fs.stat(uri)).size > MANIFEST_BYTES_MAX) continue;
        const framework = frameworkOf(manifest, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
        if (framework !== "") return framework;
      } catch {
        // this project has no such manifest
      }
    }
    return "";
  }

  async function look(folder: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    const framework = await find(folder);
    const isNew = known.get(key) !== framework;
    known.set(key, framework);
    if (isNew) onFound();
  }

  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder !== undefined && MANIFESTS.some((manifest) => uri.path === `${folder.uri.path}/${manifest}`)) void look(folder);
  });
  return {
    of(folder) {
      const key = folder.uri.toString();
      const framework = known.get(key);
      if (framework === undefined) {
        known.set(key, "");
        void look(folder);
      }
      return framework ?? "";
    },
    dispose: () => void saved.dispose(),
  };
}
