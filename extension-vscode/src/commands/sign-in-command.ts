import { hostname, userInfo } from "node:os";
import { signIn } from "@streakline/shared/delivery/sign-in.ts";
import { CONSENTS } from "@streakline/shared/privacy/consents.ts";
import * as vscode from "vscode";
import type { DeviceKey, KeyStore } from "../send/account.ts";
import type { Delivery } from "../send/delivery.ts";
import { createApi } from "../send/api.ts";
import { post } from "../send/post.ts";
import type { Settings } from "../settings.ts";

export type SignInCommandDeps = {
  delivery: Delivery;
  keys: KeyStore;
  settings: () => Settings;
  client: { name: string; version: string };
  editor: string;
  log: vscode.LogOutputChannel;
  /** Updates the status bar, the view and the notices. */
  refresh: () => Promise<void>;
};

/**
 * Signs this editor in: shows the code, opens the page to approve it, waits for the approval. A
 * second call while one runs does nothing; a message that is still open is no sign-in that runs.
 */
export function createSignInCommand(deps: SignInCommandDeps): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    const failure = await run(deps).finally(() => {
      isRunning = false;
    });
    if (failure === null) return;
    const { sentence, button, command, words } = failure;
    if ((await vscode.window.showErrorMessage(`Streakline: ${sentence}`, button)) !== undefined)
      await vscode.commands.executeCommand(command, ...words);
  };
}

/** Why there was no sign-in, and a button with the command that helps. */
type Failure = { sentence: string; button: string; command: string; words: string[] };

async function run({
  delivery,
  keys,
  settings,
  client,
  editor,
  log,
  refresh,
}: SignInCommandDeps): Promise<Failure | null> {
  const { server } = settings();
  if (!server.ok) {
    const command = "workbench.action.openSettings";
    const { sentence } = server;
    return { sentence, button: "Open settings", command, words: ["streakline.server"] };
  }
  if (!(await allowsCoding())) return null;
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Streakline", cancellable: true },
    (progress, cancelled) => {
      progress.report({ message: "asking the server for a code…" });
      return signIn({
        server: server.address,
        client: {
          id: "streakline-vscode",
          kind: "vscode",
          what: "editor",
          server: "the setting streakline.server",
        },
        device: {
          name: deviceName(editor),
          client: `${client.name} ${client.version}`,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          consents: ["coding"],
        },
        api: createApi(post),
        post,
        sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
        monotonicMilliseconds: () => performance.now(),
        isCancelled: () => cancelled.isCancellationRequested,
        onCode({ userCode, url }) {
          progress.report({ message: `approve the code ${userCode} in the browser` });
          log.info(`sign-in: approve the code ${userCode} at ${url}`);
          void openPage(userCode, url);
        },
      });
    },
  );
  switch (result.state) {
    case "cancelled":
      return null;
    case "failed": {
      const { sentence } = result;
      log.warn(`sign-in: ${sentence}`);
      return { sentence, button: "Try again", command: "streakline.signIn", words: [] };
    }
    case "signed_in":
      await enter(delivery, keys, result.key);
      await refresh();
      void vscode.window.showInformationMessage(
        `Streakline: this editor is connected${forName(result.key.displayName)}. Happy coding!`,
      );
      return null;
  }
}

function forName(displayName: string): string {
  return displayName === "" ? "" : ` for ${displayName}`;
}

/**
 * Asks for the consent to record coding, in the words of the dashboard. True only after "Allow"; a
 * closed dialog is not stored as a no.
 */
async function allowsCoding(): Promise<boolean> {
  const detail =
    `${CONSENTS.coding.sentence} ` +
    "You can change your mind at any time on the dashboard, on the page Privacy.";
  const choice = await vscode.window.showInformationMessage(
    "May Streakline record your coding?",
    { modal: true, detail },
    "Allow",
  );
  return choice === "Allow";
}

async function openPage(userCode: string, url: string): Promise<void> {
  if (await vscode.env.openExternal(vscode.Uri.parse(url, true))) return;
  const choice = await vscode.window.showInformationMessage(
    `Open ${url} and approve the code ${userCode}.`,
    "Copy address",
  );
  if (choice !== undefined) await vscode.env.clipboard.writeText(url);
}

async function enter(
  delivery: Delivery,
  keys: KeyStore,
  { key, ...account }: DeviceKey,
): Promise<void> {
  // Key before account: an account without a key would record but could not send.
  await keys.write({ ...account, key });
  await delivery.enter(account);
  await delivery.sendNow();
}

/** A name for the list of devices. The person can change it on the dashboard. */
function deviceName(editor: string): string {
  let user = "";
  try {
    user = userInfo().username;
  } catch {
    // The system has no name for this user.
  }
  const machine = hostname().split(".")[0] ?? "this machine";
  const owner = user === "" || user === "root" ? "" : ` (${user})`;
  return `${editor} on ${machine}${owner}`.slice(0, 100);
}
