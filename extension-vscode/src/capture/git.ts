import * as vscode from "vscode";
import type { Places } from "./places.ts";
import type { Sink } from "./sink.ts";

/** The part of the built-in git extension's API (version 1) that is used here. */
type GitExtension = { enabled: boolean; onDidChangeEnablement: vscode.Event<boolean>; getAPI(version: 1): GitApi };
type GitApi = {
  repositories: Repository[];
  onDidOpenRepository: vscode.Event<Repository>;
  onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
};
type Repository = {
  rootUri: vscode.Uri;
  state: { HEAD: { name?: string; commit?: string } | undefined; onDidChange: vscode.Event<void> };
  getCommit(ref: string): Promise<{ hash: string; parents: string[]; commitDate?: Date }>;
};

/** A commit made longer ago came by pull or checkout. */
const FRESH_MILLISECONDS = 120_000;

export type Git = vscode.Disposable & {
  /** The branch of a file; empty without git, outside a repository, and when no branch is checked out. */
  branchOf(uri: vscode.Uri): string;
};

/**
 * Branches and commits from VS Code's own git extension, when it is there. A commit counts when HEAD moves to a fresh one whose parent was
 * HEAD before, so commits in a terminal count too, and pulls, checkouts and rebases do not.
 */
export function captureGit({ sink, places, onBranchChange }: { sink: Sink; places: () => Places; onBranchChange: () => void }): Git {
  const owned: vscode.Disposable[] = [];
  const heads = new WeakMap<Repository, { name: string; commit: string }>();
  let api: GitApi | null = null;

  const headOf = (repository: Repository) => ({ name: repository.state.HEAD?.name ?? "", commit: repository.state.HEAD?.commit ?? "" });

  async function onState(repository: Repository): Promise<void> {
    const before = heads.get(repository);
    const now = headOf(repository);
    if (before?.name === now.name && before.commit === now.commit) return;
    heads.set(repository, now);
    if (before?.name !== now.name) onBranchChange();
    if (before === undefined || before.name !== now.name || before.commit === "" || now.commit === "") return;
    const commit = await repository.getCommit(now.commit);
    const madeAt = commit.commitDate?.getTime() ?? 0;
    if (!commit.parents.includes(before.commit) || Math.abs(Date.now() - madeAt) > FRESH_MILLISECONDS) return;
    const place = places().current();
    if (place !== null) sink.activity(place, "commit", vscode.window.state.focused ? "person" : "agent", { gitCommits: 1 });
  }

  function watch(repository: Repository): void {
    heads.set(repository, headOf(repository));
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
