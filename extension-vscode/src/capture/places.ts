import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { type HidingRules, redact } from "@streakline/shared/privacy/redact.ts";
import * as vscode from "vscode";
import type { Exclusions } from "../exclude/load-exclusions.ts";
import type { Place } from "./sink.ts";

/**
 * Gives the place of an activity, or null when it lies outside the workspace or is excluded: then
 * it must not be recorded.
 */
export type Places = {
  ofDocument(document: vscode.TextDocument): Place | null;
  /**
   * For activity without a document (terminal, debugging, focus): the person's last place, or the
   * first folder of the window.
   */
  current(): Place | null;
  /** For activity of a folder, whatever document is open: the project that contains the folder. */
  of(folder: vscode.Uri): Place | null;
  /** Clears the cache of documents, after a change of rules, branch, theme or framework. */
  forget(): void;
};

export type PlaceDeps = {
  rules: () => HidingRules;
  exclusions: () => Exclusions;
  branchOf: (uri: vscode.Uri) => string;
  frameworkOf: (folder: vscode.WorkspaceFolder) => string;
  editor: string;
};

type Known = { epoch: number; language: string; place: Place | null };

/**
 * Caches the redacted place of each document, so that an edit costs one look-up. Only documents in
 * a workspace folder have a place; settings, output, untitled and other files have none.
 */
export function createPlaces(deps: PlaceDeps): Places {
  const known = new WeakMap<vscode.TextDocument, Known>();
  let epoch = 0;
  let last: { document: vscode.TextDocument } | null = null;

  function ofUri(uri: vscode.Uri, language: string, isFolder = false): Place | null {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || isSettings(uri.path)) return null;
    const opened = {
      path: uri.fsPath,
      isFolder,
      isLocal: uri.scheme === "file",
      folder: folder.uri.fsPath,
      projects: [folder.name, ...workspaceNames()],
    };
    if (deps.exclusions().isExcluded?.(opened) === true) return null;
    const event: ActivityEvent = {
      ...emptyEvent(deps.editor),
      file: uri.path.replace(/^\/([A-Za-z]:)/, "$1"),
      project: folder.name,
      language,
      branch: deps.branchOf(uri),
      framework: deps.frameworkOf(folder),
    };
    return placeOf(redact(event, deps.rules()));
  }

  function ofDocument(document: vscode.TextDocument): Place | null {
    let entry = known.get(document);
    if (entry?.epoch !== epoch || entry.language !== document.languageId) {
      entry = {
        epoch,
        language: document.languageId,
        place: ofUri(uriOf(document), document.languageId),
      };
      known.set(document, entry);
    }
    if (entry.place !== null && document === vscode.window.activeTextEditor?.document)
      last = { document };
    return entry.place;
  }

  function ofFolder(uri: vscode.Uri): Place | null {
    const place = ofUri(uri, "", true);
    return place === null ? null : { ...place, file: "" };
  }

  return {
    ofDocument,
    current() {
      const active = vscode.window.activeTextEditor?.document;
      if (
        active !== undefined &&
        vscode.workspace.getWorkspaceFolder(uriOf(active)) !== undefined
      ) {
        // An excluded file is open: activity beside it is private too.
        const place = ofDocument(active);
        return place === null ? null : { ...place, file: "" };
      }
      if (last !== null && !last.document.isClosed) {
        const place = ofDocument(last.document);
        if (place !== null) return { ...place, file: "" };
      }
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      return folder === undefined ? null : ofFolder(folder.uri);
    },
    of: ofFolder,
    forget() {
      epoch += 1;
    },
  };
}

function placeOf(redacted: ActivityEvent): Place {
  const { project, language, branch, framework, editor, editorTheme, file } = redacted;
  return { project, language, branch, framework, editor, editorTheme, file };
}

function emptyEvent(editor: string): ActivityEvent {
  const editorTheme = vscode.workspace.getConfiguration("workbench").get<unknown>("colorTheme");
  return {
    at: 0,
    kind: "read",
    actor: "person",
    project: "",
    language: "",
    branch: "",
    framework: "",
    editor,
    editorTheme: typeof editorTheme === "string" ? editorTheme : "",
    file: "",
    counters: {},
  };
}

/** A cell of a notebook belongs to the notebook's file. */
function uriOf(document: vscode.TextDocument): vscode.Uri {
  if (document.uri.scheme !== "vscode-notebook-cell") return document.uri;
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some((cell) => cell.document === document),
  );
  return notebook?.uri ?? document.uri;
}

/** What a workspace is called in the title of the window and by its file. */
function workspaceNames(): string[] {
  const { name = "", workspaceFile } = vscode.workspace;
  return [name, workspaceFile?.path.replace(/^.*\//, "") ?? ""].map((text) =>
    text.replace(/ \([^()]*\)$|\.code-workspace$/, ""),
  );
}

/** Files that VS Code writes itself. */
function isSettings(path: string): boolean {
  return path.endsWith("/.vscode/settings.json") || path.endsWith(".code-workspace");
}
