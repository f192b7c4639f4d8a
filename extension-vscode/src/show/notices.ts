import * as vscode from "vscode";
import type { CodingConsent } from "../record/coding-consent.ts";
import type { Snapshot } from "../send/delivery.ts";
import { STATE_NOTICES } from "../store/stored-names.ts";
import { WAITING_BYTES_WARN } from "../record/usage.ts";
import { discardedText, statusText, waitingAmount } from "./status-text.ts";

const HOUR_MILLISECONDS = 3_600_000;
const SETTING = "setting ";

/**
 * Shows the notices that there are, each at most once an hour over all windows: recording stopped,
 * sign in again, storage almost full, invalid settings. The notice that coding was switched off,
 * and how much was discarded, is shown once. `state`: what was told is kept there.
 */
export function showNotices(
  state: vscode.Memento,
  snapshot: Snapshot,
  problems: readonly string[],
): void {
  async function once(what: string, say: () => Thenable<unknown>): Promise<void> {
    const told = state.get<Record<string, number>>(STATE_NOTICES, {});
    if (Math.abs(Date.now() - (told[what] ?? 0)) < HOUR_MILLISECONDS) return;
    // What was told of other settings, long ago, would stay for ever.
    const kept = Object.entries(told).filter(
      ([name, at]) => !name.startsWith(SETTING) || Math.abs(Date.now() - at) < HOUR_MILLISECONDS,
    );
    await state.update(STATE_NOTICES, { ...Object.fromEntries(kept), [what]: Date.now() });
    await say();
  }

  /** Shows a notice once per event. `at`: the time of the event. */
  async function onceFor(what: string, at: number, say: () => Thenable<unknown>): Promise<void> {
    const told = state.get<Record<string, number>>(STATE_NOTICES, {});
    if (told[what] === at) return;
    await state.update(STATE_NOTICES, { ...told, [what]: at });
    await say();
  }

  function sayDiscarded(
    { isAllowed, discarded, discarding, atMilliseconds }: CodingConsent,
    sentence: string,
  ): void {
    // The count is final only when discarding has ended.
    if ((isAllowed && discarded.batches === 0) || discarding !== null) return;
    void onceFor("not_allowed", atMilliseconds, async () => {
      const choice = await vscode.window.showInformationMessage(
        `Streakline: ${sentence}`,
        "Open dashboard",
      );
      if (choice !== undefined) await vscode.commands.executeCommand("streakline.openDashboard");
    });
  }

  const { mode, facts } = snapshot;
  const { sentence } = statusText(snapshot, Date.now());
  if (facts !== null)
    sayDiscarded(
      facts.consent,
      facts.consent.isAllowed
        ? `Coding was switched off.${discardedText(facts.consent.discarded)}`
        : sentence,
    );
  if (mode.mode === "disk" || mode.mode === "store_full")
    void once(mode.mode, () => vscode.window.showErrorMessage(`Streakline: ${sentence}`));
  if (mode.mode === "sign_in") {
    const isGone = mode.reason === "account_gone";
    void once("sign_in", async () => {
      const choice = await vscode.window.showWarningMessage(
        `Streakline: ${sentence}`,
        isGone ? "Sign out" : "Sign in",
      );
      if (choice !== undefined)
        await vscode.commands.executeCommand(isGone ? "streakline.signOut" : "streakline.signIn");
    });
  }
  if (facts !== null && facts.waiting.bytes >= WAITING_BYTES_WARN)
    void once("cap", () =>
      vscode.window.showWarningMessage(
        `Streakline: ${waitingAmount(facts.waiting)} unsent, four fifths of the local storage ` +
          "limit. Check the server: at the limit recording stops.",
      ),
    );
  const problem = problems.join(" ");
  if (problem !== "")
    void once(`${SETTING}${problem}`, async () => {
      const choice = await vscode.window.showWarningMessage(
        `Streakline: ${problem}`,
        "Open settings",
      );
      if (choice !== undefined)
        await vscode.commands.executeCommand("workbench.action.openSettings", "streakline.");
    });
}
