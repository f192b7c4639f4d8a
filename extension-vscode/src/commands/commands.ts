import * as vscode from "vscode";
import type { Delivery } from "../send/delivery.ts";
import type { Disk } from "../store/disk.ts";
import type { CommandActions } from "./command-actions.ts";
import type { SignInCommandDeps } from "./sign-in-command.ts";

export type CommandDeps = SignInCommandDeps & { delivery: Delivery; disk: Disk };

/** Every command of the palette. */
const COMMANDS = [
  "signIn",
  "signOut",
  "openDashboard",
  "pause15Minutes",
  "pause1Hour",
  "pauseUntilRestart",
  "resume",
  "sendNow",
  "showWaiting",
  "excludeProject",
  "showLog",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Scheme of the read-only text that "Show what is waiting" opens. */
const WAITING_SCHEME = "streakline-waiting";

/**
 * Registers every command. What the commands do lies in a file of its own, which is loaded when a
 * person first uses one: most windows of an editor never do.
 */
export function registerCommands(
  deps: CommandDeps,
  load = () => import("./command-actions.ts"),
): vscode.Disposable {
  let actions: Promise<CommandActions> | null = null;
  const loaded = () => {
    actions ??= load()
      .then(({ createCommandActions }) => createCommandActions(deps, WAITING_SCHEME))
      .catch((error: unknown) => {
        actions = null;
        throw error;
      });
    return actions;
  };
  const run = async (name: CommandName) => {
    const ready = await loaded().catch((error: unknown) => {
      deps.log.error(`The file of the commands cannot be loaded: ${String(error)}`);
      void vscode.window.showErrorMessage(
        "Streakline: this command cannot run, a file of the extension is missing or damaged. " +
          "Recording goes on. Reload the window; if that does not help, install Streakline again.",
      );
      return null;
    });
    await ready?.run(name);
  };
  const waiting = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    waiting,
    vscode.workspace.registerTextDocumentContentProvider(WAITING_SCHEME, {
      onDidChange: waiting.event,
      provideTextDocumentContent: async () => (await loaded()).waitingText(),
    }),
    ...COMMANDS.map((name) =>
      vscode.commands.registerCommand(`streakline.${name}`, () => run(name)),
    ),
  );
}
