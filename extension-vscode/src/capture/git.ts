import { open, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as vscode from "vscode";
import { commitsIn } from "./commits-in.ts";
import type { Places } from "./places.ts";
import type { Place, Sink } from "./sink.ts";

/** The used part of the built-in git extension's API (version 1). */
type GitExtension = {
  enabled: boolean;
  onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
};
type GitApi = {
  repositories: Repository[];
  onDidOpenRepository: vscode.Event<Repository>;
  onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
};
type Repository = {
  rootUri: vscode.Uri;
  state: { HEAD: { name?: string; commit?: string } | undefined; onDidChange: vscode.Event<void> };
};

/** Most bytes of the reflog that are read at once. */
const ENTRIES_BYTES_MAX = 1024 * 1024;

export type Git = vscode.Disposable & {
  /**
   * The branch of a file; empty without git, outside a repository, and without a checked-out
   * branch.
   */
  branchOf(uri: vscode.Uri): string;
};

/**
 * Captures branches and commits through VS Code's git extension. That extension looks at
 * repositories only in a focused window, so commits by other programs appear when the window gets
 * the focus. git's log of HEAD gives their number, without pulls, checkouts and rebases. A commit
 * counts for the person and for the project of its repository, whatever document is open.
 */
export function captureGit({
  sink,
  places,
  onBranchChange,
}: {
  sink: Sink;
  places: () => Places;
  onBranchChange: () => void;
}): Git {
  const owned: vscode.Disposable[] = [];
  const heads = new WeakMap<Repository, { name: string; commit: string }>();
  const readers = new WeakMap<Repository, () => Promise<string>>();
  let api: GitApi | null = null;

  const headOf = (repository: Repository) => ({
    name: repository.state.HEAD?.name ?? "",
    commit: repository.state.HEAD?.commit ?? "",
  });

  async function onState(repository: Repository): Promise<void> {
    const before = heads.get(repository);
    const now = headOf(repository);
    if (before?.name === now.name && before.commit === now.commit) return;
    heads.set(repository, now);
    if (before?.name !== now.name) onBranchChange();
    const gitCommits = commitsIn((await readers.get(repository)?.()) ?? "");
    const place = gitCommits === 0 ? null : placeOf(repository);
    if (place === null) return;
    sink.activity(place, "commit", "person", { gitCommits });
    if (!vscode.window.state.focused) sink.end("blur");
  }

  /**
   * The project of a repository: the person's present place if it lies in the repository, else a
   * folder of the window.
   */
  function placeOf({ rootUri }: Repository): Place | null {
    const isInside = (uri: vscode.Uri) =>
      api?.getRepository(uri)?.rootUri.toString() === rootUri.toString();
    const active = vscode.window.activeTextEditor?.document.uri;
    if (
      active !== undefined &&
      vscode.workspace.getWorkspaceFolder(active) !== undefined &&
      isInside(active)
    )
      return places().current();
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => isInside(uri));
    return places().of(folder?.uri ?? rootUri);
  }

  function watch(repository: Repository): void {
    heads.set(repository, headOf(repository));
    readers.set(repository, reflogReader(repository.rootUri.fsPath));
    onBranchChange();
    owned.push(repository.state.onDidChange(() => void onState(repository).catch(() => undefined)));
  }

  async function start(): Promise<void> {
    const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
    if (extension === undefined) return;
    const git = await extension.activate();
    const connect = () => {
      if (api !== null || !git.enabled) return;
      api = git.getAPI(1);
      api.repositories.forEach(watch);
      owned.push(api.onDidOpenRepository(watch), api.onDidCloseRepository(onBranchChange));
    };
    owned.push(git.onDidChangeEnablement(connect));
    connect();
  }

  void start().catch(() => undefined);
  return {
    branchOf: (uri) => api?.getRepository(uri)?.state.HEAD?.name ?? "",
    dispose: () => owned.forEach((one) => void one.dispose()),
  };
}

/**
 * Returns a reader of a repository's log of HEAD. Each call gives the entries since the call
 * before; entries from before the first call are left out.
 */
function reflogReader(root: string): () => Promise<string> {
  let from = 0;
  async function read(): Promise<string> {
    const handle = await open(await reflogOf(root), "r");
    try {
      const { size } = await handle.stat();
      // git also shortens the log: then the new entries are unknown.
      const length = Math.min(size - from, ENTRIES_BYTES_MAX);
      from = size;
      if (length <= 0) return "";
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString("utf8");
    } finally {
      await handle.close();
    }
  }
  // A repository without commits has no log yet.
  let queue = read().catch(() => "");
  return () => {
    queue = queue.then(read).catch(() => "");
    return queue;
  };
}

/** Path of the log. In a worktree or submodule `.git` is a file that names the folder. */
async function reflogOf(root: string): Promise<string> {
  const path = join(root, ".git");
  const folder = (await stat(path)).isDirectory()
    ? path
    : resolve(root, /^gitdir: (.+)$/m.exec(await readFile(path, "utf8"))?.[1] ?? path);
  return join(folder, "logs", "HEAD");
}
