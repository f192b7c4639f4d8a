import { duration } from "@streakline/shared/time/duration.ts";
import * as vscode from "vscode";
import type { Snapshot } from "../send/delivery.ts";
import type { Mode } from "../record/mode.ts";
import { statusText } from "./status-text.ts";

export type StatusBar = vscode.Disposable & {
  show(snapshot: Snapshot, problems: readonly string[]): void;
};

/** Shows today's time and the state of recording in the status bar. */
export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem(
    "streakline.today",
    vscode.StatusBarAlignment.Right,
    90,
  );
  item.name = "Streakline";
  return {
    show(snapshot, problems) {
      const { text, sentence, level } = statusText(snapshot, Date.now());
      item.text = text;
      item.command = commandOf(snapshot.mode);
      item.tooltip = tooltip(snapshot, sentence, problems);
      const time =
        snapshot.facts === null ? "" : ` ${duration(snapshot.facts.today.secondsTotal)} today.`;
      item.accessibilityInformation = { label: `Streakline:${time} ${sentence}` };
      item.backgroundColor =
        level === "calm" ? undefined : new vscode.ThemeColor(`statusBarItem.${level}Background`);
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

/** The command of a click: the one that solves the problem, else the view Today. */
function commandOf(mode: Mode): string {
  if (mode.mode === "signed_out" || mode.mode === "sign_in") return "streakline.signIn";
  if (mode.mode === "not_allowed" && mode.mustSignIn) return "streakline.signIn";
  return mode.mode === "not_allowed" ? "streakline.openDashboard" : "streakline.today.focus";
}

function tooltip(
  { facts, account }: Snapshot,
  sentence: string,
  problems: readonly string[],
): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  const title = facts === null ? "not signed in" : `${duration(facts.today.secondsTotal)} today`;
  text.appendMarkdown(`**Streakline** — ${title}\n\n`);
  text.appendText(sentence);
  text.appendMarkdown("\n\n");
  if (facts !== null) {
    if (
      facts.allDevices !== null &&
      facts.allDevices.day === facts.today.day &&
      facts.allDevices.secondsTotal > facts.today.secondsTotal
    )
      text.appendMarkdown(`${duration(facts.allDevices.secondsTotal)} on all devices\n\n`);
    list(text, "Projects", facts.today.projects);
    list(text, "Languages", facts.today.languages);
    if (facts.today.agentSeconds >= 60)
      text.appendMarkdown(`${duration(facts.today.agentSeconds)} of agents, not counted\n\n`);
    if (facts.lost > 0) text.appendMarkdown(`${facts.lost} events could not be stored\n\n`);
  }
  for (const problem of problems) {
    text.appendMarkdown("$(warning) ");
    text.appendText(problem);
    text.appendMarkdown("\n\n");
  }
  if (account !== null) {
    text.appendText(
      `${account.displayName === "" ? "Signed in" : account.displayName} on ${account.server}`,
    );
  }
  return text;
}

const SHOWN_MAX = 5;

function list(
  text: vscode.MarkdownString,
  title: string,
  entries: readonly { name: string; seconds: number }[],
): void {
  if (entries.length === 0) return;
  text.appendMarkdown(`**${title}**\n\n`);
  for (const { name, seconds } of entries.slice(0, SHOWN_MAX)) {
    text.appendMarkdown("- ");
    text.appendText(name === "" ? "(hidden or none)" : name);
    text.appendMarkdown(` — ${duration(seconds)}\n`);
  }
  text.appendMarkdown("\n");
}
