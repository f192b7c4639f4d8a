import * as vscode from "vscode";
import type { Snapshot } from "../send/delivery.ts";
import type { Row } from "./today-rows.ts";

export type TodayView = vscode.Disposable & { show(snapshot: Snapshot): void };

/**
 * The view "Today" in Streakline's side bar: total, projects, languages, unsent time, and the time
 * of the last upload. Its rows are made in a file of its own, which is loaded when a person first
 * opens the view.
 */
export function createTodayView(warn: (line: string) => void): TodayView {
  let latest: Snapshot | null = null;
  let rows: Row[] = [];
  let shown = "";
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Row>("streakline.today", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => row?.children ?? (row === undefined ? rows : []),
      getTreeItem: async (row) => (await import("./today-rows.ts")).itemOf(row),
    },
  });
  const update = async () => {
    if (latest === null || !view.visible) return;
    const { rowsOf } = await import("./today-rows.ts");
    const next = latest.mode.mode === "signed_out" ? [] : rowsOf(latest);
    const text = JSON.stringify(next);
    if (text === shown) return;
    shown = text;
    rows = next;
    changed.fire();
  };
  const refresh = () =>
    void update().catch((error: unknown) => warn(`the view Today is not shown: ${String(error)}`));
  const opened = view.onDidChangeVisibility(refresh);
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
      refresh();
    },
    dispose: () => vscode.Disposable.from(view, opened, changed).dispose(),
  };
}
