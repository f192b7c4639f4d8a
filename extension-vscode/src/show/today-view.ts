import * as vscode from "vscode";
import type { Snapshot } from "../send/delivery.ts";
import type { Row } from "./today-rows.ts";

export type TodayView = vscode.Disposable & { show(snapshot: Snapshot): void };

/**
 * The view "Today" in Streakline's side bar: total, projects, languages, unsent time, and the time
 * of the last upload. Its rows are made in a file of its own, which is loaded when VS Code first
 * asks for them: when a person opens the view.
 */
export function createTodayView(): TodayView {
  let latest: Snapshot | null = null;
  let rowsOf: ((snapshot: Snapshot) => Row[]) | null = null;
  let shown = "";
  const changed = new vscode.EventEmitter<void>();
  const rows = async () => {
    if (latest === null) return [];
    ({ rowsOf } = await import("./today-rows.ts"));
    const present = rowsOf(latest);
    shown = JSON.stringify(present);
    return present;
  };
  const view = vscode.window.createTreeView<Row>("streakline.today", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row === undefined ? rows() : (row.children ?? [])),
      getTreeItem: async (row) => (await import("./today-rows.ts")).itemOf(row),
    },
  });
  return {
    show(snapshot) {
      latest = snapshot;
      const { mode } = snapshot.mode;
      void vscode.commands.executeCommand(
        "setContext",
        "streakline.signedIn",
        mode !== "signed_out",
      );
      void vscode.commands.executeCommand("setContext", "streakline.paused", mode === "paused");
      // VS Code asks again only while the view is open
      if (JSON.stringify(rowsOf?.(snapshot)) !== shown) changed.fire();
    },
    dispose: () => vscode.Disposable.from(view, changed).dispose(),
  };
}
