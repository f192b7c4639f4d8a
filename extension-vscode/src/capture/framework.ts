import * as vscode from "vscode";
import { frameworkOf, MANIFEST_BYTES_MAX, MANIFESTS } from "./framework-of.ts";

export type Frameworks = vscode.Disposable & {
  /**
   * The framework of a project, or empty while unknown. The first call starts the search. Never
   * blocks.
   */
  of(folder: vscode.WorkspaceFolder): string;
};

type Known = { framework: string; looks: number; watcher: vscode.Disposable };

/**
 * Finds a project's framework from the manifests in its top folder. Reads them once, and again
 * after a change, also by a checkout.
 */
export function createFrameworks(onFound: () => void): Frameworks {
  const known = new Map<string, Known>();

  async function find(folder: vscode.WorkspaceFolder): Promise<string> {
    for (const manifest of MANIFESTS) {
      const uri = vscode.Uri.joinPath(folder.uri, manifest);
      try {
        if ((await vscode.workspace.fs.stat(uri)).size > MANIFEST_BYTES_MAX) continue;
        const framework = frameworkOf(
          manifest,
          new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
        );
        if (framework !== "") return framework;
      } catch {
        // no such manifest in this project
      }
    }
    return "";
  }

  async function look(folder: vscode.WorkspaceFolder, entry: Known): Promise<void> {
    const mine = (entry.looks += 1);
    const framework = await find(folder);
    // A later search has newer contents.
    if (mine !== entry.looks || framework === entry.framework) return;
    entry.framework = framework;
    onFound();
  }

  function begin(folder: vscode.WorkspaceFolder): Known {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, `{${MANIFESTS.join(",")}}`),
    );
    const again = () => void look(folder, entry);
    const entry: Known = {
      framework: "",
      looks: 0,
      watcher: vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(again),
        watcher.onDidChange(again),
        watcher.onDidDelete(again),
      ),
    };
    known.set(folder.uri.toString(), entry);
    again();
    return entry;
  }

  function forget(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    known.get(key)?.watcher.dispose();
    known.delete(key);
  }

  const folders = vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) =>
    removed.forEach(forget),
  );
  return {
    of: (folder) => (known.get(folder.uri.toString()) ?? begin(folder)).framework,
    dispose() {
      folders.dispose();
      for (const { watcher } of known.values()) watcher.dispose();
    },
  };
}
