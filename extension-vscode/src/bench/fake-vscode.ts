/**
 * The few things of VS Code's API that an edit passes through, for the bench: events that can be
 * fired by hand.
 */
type Listener = (value: unknown) => void;

/** Disposes of nothing. */
export class Disposable {
  static from(): Disposable {
    return new Disposable();
  }
  dispose(): void {}
}

const listeners: Listener[] = [];
const nothing = () => new Disposable();
const folder = {
  name: "alpha",
  index: 0,
  uri: { path: "/work/alpha", scheme: "file", toString: () => "file:///work/alpha" },
};

export const workspace = {
  textDocuments: [],
  workspaceFolders: [folder],
  notebookDocuments: [],
  getWorkspaceFolder: () => folder,
  getConfiguration: () => ({ get: () => "Default Dark Modern" }),
  onDidChangeTextDocument(listener: Listener) {
    listeners.push(listener);
    return new Disposable();
  },
  onDidOpenTextDocument: nothing,
  onWillSaveTextDocument: nothing,
  onDidSaveTextDocument: nothing,
};
export const window: { state: { focused: boolean; active: boolean }; activeTextEditor: unknown } = {
  state: { focused: true, active: true },
  activeTextEditor: undefined,
};

/** Tells every listener of a change of a text, as the editor does with each edit. */
export function fireChange(event: unknown): void {
  for (const listener of listeners) listener(event);
}
