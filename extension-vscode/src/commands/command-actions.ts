import * as vscode from "vscode";
import { signOff } from "@streakline/shared/delivery/sign-off.ts";
import type { Account } from "../send/account.ts";
import type { Delivery } from "../send/delivery.ts";
import { codeOf } from "../store/disk.ts";
import { createApi } from "../send/api.ts";
import { post } from "../send/post.ts";
import type { Settings } from "../settings.ts";
import { diskProblem, statusText, waitingAmount } from "../show/status-text.ts";
import { waitingText } from "../show/waiting-text.ts";
import type { CommandDeps, CommandName } from "./commands.ts";
import { excludeProject } from "./exclude-project.ts";
import { createSignInCommand } from "./sign-in-command.ts";

/** What the commands do: see registerCommands(). */
export type CommandActions = {
  run(name: CommandName): Promise<void>;
  /** The text that "Show what is waiting" opens. */
  waitingText(): Promise<string>;
};

/** `waitingScheme`: the scheme of documents that show what is waiting. */
export function createCommandActions(deps: CommandDeps, waitingScheme: string): CommandActions {
  const { delivery, disk, refresh, settings, log } = deps;
  const pauseFor = (minutes: number | null) => async () => {
    await delivery.pause(minutes === null ? null : Date.now() + minutes * 60_000);
    await refresh();
  };
  const actions: Record<CommandName, () => unknown> = {
    signIn: createSignInCommand(deps),
    signOut: () => signOut(deps),
    openDashboard: () => openDashboard(settings(), delivery),
    pause15Minutes: pauseFor(15),
    pause1Hour: pauseFor(60),
    pauseUntilRestart: pauseFor(null),
    async resume() {
      await delivery.resume();
      await refresh();
    },
    sendNow: () => sendNow(deps),
    showWaiting: () => showWaiting(delivery, waitingScheme),
    excludeProject,
    showLog: () => log.show(),
  };
  return {
    run: (name) => saying(actions[name], deps),
    async waitingText() {
      const current = delivery.current();
      return current === null
        ? "# Nobody is signed in, nothing is recorded.\n"
        : await waitingText(disk, current);
    },
  };
}

/**
 * Runs a command. A file system error becomes a sentence with what to do, instead of the editor's
 * dialog with the bare error.
 */
async function saying(run: () => unknown, { log, refresh }: CommandDeps): Promise<void> {
  try {
    await run();
  } catch (error) {
    const code = codeOf(error);
    if (code === "") throw error;
    log.warn(`A command met an error of the file system: ${code}`);
    await refresh();
    void vscode.window.showErrorMessage(
      `Streakline: ${diskProblem(code).long} What waits is safe; recording goes on by itself.`,
    );
  }
}

async function signOut({ delivery, keys, refresh }: CommandDeps): Promise<void> {
  const before = await delivery.snapshot();
  if (before.account === null) return;
  await delivery.sendNow();
  const { facts } = await delivery.snapshot();
  let forget: Account | null = null;
  if (facts !== null && facts.waiting.batches > 0) {
    const choice = await vscode.window.showWarningMessage(
      `${waitingAmount(facts.waiting)} could not be sent yet.`,
      { modal: true, detail: "Keep it until this account signs in again, or delete it?" },
      "Keep",
      "Delete",
    );
    if (choice === undefined) return;
    forget = choice === "Delete" ? before.account : null;
  }
  const held = await keys.read();
  await keys.write({ signedOutAt: Math.floor(Date.now() / 1000) });
  await delivery.leave({ forget });
  await refresh();
  if (held && "key" in held && !(await signOff(createApi(post), held)))
    void vscode.window.showWarningMessage("Streakline: revoke this device on the dashboard too.");
}

async function openDashboard({ server }: Settings, delivery: Delivery): Promise<void> {
  const address = delivery.current()?.account.server ?? (server.ok ? server.address : null);
  if (address !== null) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

async function sendNow({ delivery, refresh }: CommandDeps): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "Streakline: sending" },
    () => delivery.sendNow(),
  );
  await refresh();
  const snapshot = await delivery.snapshot();
  if (snapshot.mode.mode === "not_allowed")
    void vscode.window.showInformationMessage(
      `Streakline: ${statusText(snapshot, Date.now()).sentence}`,
    );
  else if (snapshot.facts === null)
    void vscode.window.showInformationMessage(
      "Streakline: sign in first, nothing is recorded yet.",
    );
  else if (snapshot.facts.waiting.batches > 0)
    void vscode.window.showWarningMessage(
      `Streakline: ${waitingAmount(snapshot.facts.waiting)} still waiting. ` +
        statusText(snapshot, Date.now()).sentence,
    );
  else vscode.window.setStatusBarMessage("$(check) Streakline: everything is sent", 5_000);
}

async function showWaiting(delivery: Delivery, scheme: string): Promise<void> {
  await delivery.current()?.seal();
  const uri = vscode.Uri.from({
    scheme,
    path: `/What is waiting ${new Date().toISOString().slice(11, 19).replaceAll(":", "-")}.txt`,
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    preview: true,
  });
}
