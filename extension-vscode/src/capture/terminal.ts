import * as vscode from "vscode";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

/**
 * Captures work in the terminal: it is opened or chosen, or a command is started. Input is never
 * read.
 */
export function captureTerminal({
  sink,
  places,
  presence,
}: {
  sink: Sink;
  places: Places;
  presence: Presence;
}): vscode.Disposable {
  function used(): void {
    const place = places.current();
    if (place === null || !vscode.window.state.focused || !vscode.window.state.active) return;
    presence.touch();
    sink.activity(place, "terminal");
  }
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTerminal((terminal) => {
      if (terminal !== undefined) used();
    }),
    vscode.window.onDidChangeTerminalState(used),
    vscode.window.onDidStartTerminalShellExecution(used),
  );
}
