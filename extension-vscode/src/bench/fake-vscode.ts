/** The parts of VS Code's API that an edit needs, for the bench. Events are fired by hand. */
type Listener = (value: unknown) => void;

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
  uri: {
    path: "/work/alpha",
    fsPath: "/work/alpha",
    scheme: "file",
    toString: () => "file:///work/alpha",
  },
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

/** Reports a change of a document to all listeners, as the editor does with each edit. */
export function fireChange(event: unknown): void {
  for (const listener of listeners) listener(event);
}
