import * as vscode from "vscode";

/** Asks for a project of this window, and keeps it from being recorded. */
export async function excludeProject(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  const likely = active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active);
  const name =
    folders.length === 1
      ? folders[0]?.name
      : await vscode.window.showQuickPick(
          folders.map((folder) => folder.name),
          { placeHolder: likely?.name ?? "Project" },
        );
  if (name === undefined) return;
  await addExcludedProject(name);
  void vscode.window.showInformationMessage(
    `Streakline: “${name}” is no longer recorded. Nor is any other folder, workspace or ` +
      "repository of this name. What was recorded before stays; remove the name from " +
      "streakline.excludeProjects to record it again.",
  );
}

/** Adds a project to the excluded ones in the person's own settings. */
async function addExcludedProject(name: string): Promise<void> {
  const section = vscode.workspace.getConfiguration("streakline");
  const before = section.inspect<unknown>("excludeProjects")?.globalValue ?? [];
  // What is not quite right in the list stays: the rest of it counts.
  const names = [before].flat();
  if (!names.includes(name))
    await section.update("excludeProjects", [...names, name], vscode.ConfigurationTarget.Global);
}
