import * as vscode from "vscode";
import { agentCounters, classifyChange } from "./classify-change.ts";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

/** A save that hangs must not silence a document for ever. */
const SAVING_MILLISECONDS_MAX = 10_000;

/**
 * Edits and saves of documents in the workspace. What is not typing: undo and redo, what a
 * formatter does while saving, and a file that changed on the disk. The content is never kept, only
 * its size is looked at.
 */
export function captureEdits({
  sink,
  places,
  presence,
}: {
  sink: Sink;
  places: Places;
  presence: Presence;
}): vscode.Disposable {
  const saving = new WeakMap<vscode.TextDocument, number>();
  const lastLines = new WeakMap<vscode.TextDocument, number>();
  const lineCounts = new WeakMap<vscode.TextDocument, number>();
  const undecided = new WeakMap<vscode.TextDocument, () => void>();

  const isSaving = (document: vscode.TextDocument) =>
    performance.now() - (saving.get(document) ?? Number.NEGATIVE_INFINITY) <
    SAVING_MILLISECONDS_MAX;

  function onChange({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    // the editor says only after the first change of an unchanged document that it is one, and
    // never after a reload from the disk
    if (document.isDirty) undecided.get(document)?.();
    undecided.delete(document);
    if (contentChanges.length === 0) return;
    const place = places.ofDocument(document);
    if (place === null) return;
    const changes = contentChanges.map(({ text, rangeLength, range }) => ({
      text,
      rangeLength,
      startLine: range.start.line,
      endLine: range.end.line,
    }));
    const lineCountChange = document.lineCount - (lineCounts.get(document) ?? document.lineCount);
    lineCounts.set(document, document.lineCount);
    const { kind, counters, line } = classifyChange(changes, {
      isUndo: reason !== undefined,
      lastLine: lastLines.get(document) ?? -1,
      lineCountChange,
    });
    const isTyped = kind === "typed" && vscode.window.activeTextEditor?.document === document;
    if (!isTyped && isSaving(document)) return;
    const take = () => {
      lastLines.set(document, line);
      const actor = presence.actorOf({ isTyped, isFocused: vscode.window.state.focused });
      sink.activity(
        place,
        kind === "inserted" ? "insert" : "edit",
        actor,
        actor === "agent" ? agentCounters(counters) : counters,
      );
    };
    if (!isTyped && mayBeFromDisk(document, reason)) undecided.set(document, take);
    else take();
  }

  const remember = (document: vscode.TextDocument) =>
    void lineCounts.set(document, document.lineCount);
  vscode.workspace.textDocuments.forEach(remember);

  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(onChange),
    vscode.workspace.onDidOpenTextDocument(remember),
    vscode.workspace.onWillSaveTextDocument(
      ({ document }) => void saving.set(document, performance.now()),
    ),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const place = places.ofDocument(document);
      const wasAsked = saving.delete(document);
      if (place !== null && wasAsked && vscode.window.state.focused) sink.activity(place, "save");
    }),
  );
}

/**
 * VS Code may have reloaded the file because something else wrote it: afterwards the document is as
 * on the disk.
 */
function mayBeFromDisk(
  document: vscode.TextDocument,
  reason: vscode.TextDocumentChangeReason | undefined,
): boolean {
  return (
    reason === undefined && !document.isDirty && document.uri.scheme !== "vscode-notebook-cell"
  );
}
