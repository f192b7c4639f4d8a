import * as vscode from "vscode";
import { agentCounters, classifyChange } from "./classify-change.ts";
import type { Places } from "./places.ts";
import type { Presence } from "./presence.ts";
import type { Sink } from "./sink.ts";

/** Longest save. A save that hangs does not stop capturing a document for ever. */
const SAVING_MILLISECONDS_MAX = 10_000;

/**
 * Captures edits and saves of documents in the workspace. Not typing are undo and redo, changes by
 * a formatter during a save, and a file that changed on the disk. Content is never kept, only its
 * size.
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
    // The editor marks an unchanged document as dirty only after its first change, and never after
    // a reload from the disk.
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
 * Whether VS Code may have reloaded the file because another program wrote it: the document then
 * equals the file on the disk.
 */
function mayBeFromDisk(
  document: vscode.TextDocument,
  reason: vscode.TextDocumentChangeReason | undefined,
): boolean {
  return (
    reason === undefined && !document.isDirty && document.uri.scheme !== "vscode-notebook-cell"
  );
}
