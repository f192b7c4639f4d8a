import * as vscode from "vscode";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

/**
 * Captures reading: cursor moves by key or mouse, and scrolling. Only in a focused window with a
 * recent sign of the person, because agents also move the view. Opening a file does not count: an
 * agent may have opened it.
 */
export function captureReading({
  sink,
  places,
  presence,
}: {
  sink: Sink;
  places: Places;
  presence: Presence;
}): vscode.Disposable {
  function read(document: vscode.TextDocument): void {
    const { focused, active } = vscode.window.state;
    const place = places.ofDocument(document);
    if (place !== null && focused && active) sink.activity(place, "read");
  }

  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (
        kind !== vscode.TextEditorSelectionChangeKind.Keyboard &&
        kind !== vscode.TextEditorSelectionChangeKind.Mouse
      )
        return;
      presence.touch();
      read(textEditor.document);
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => read(textEditor.document)),
  );
}
