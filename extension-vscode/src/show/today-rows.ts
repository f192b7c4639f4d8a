import { duration } from "@streakline/shared/time/duration.ts";
import * as vscode from "vscode";
import type { Snapshot } from "../send/delivery.ts";
import { statusText, waitingAmount } from "./status-text.ts";

/** A row of the view "Today". */
export type Row = {
  id: string;
  label: string;
  description?: string;
  icon?: string;
  command?: string;
  tooltip?: string;
  children?: Row[];
};

/** The rows of the view, none while nobody is signed in. */
export function rowsOf(snapshot: Snapshot): Row[] {
  const { facts } = snapshot;
  if (facts === null || snapshot.mode.mode === "signed_out") return [];
  const { today, allDevices, waiting, refused, status } = facts;
  const { sentence, text, state } = statusText(snapshot, Date.now());
  const rows: Row[] = [
    {
      id: "total",
      label: duration(today.secondsTotal),
      description: "today on this machine",
      icon: "watch",
    },
  ];
  if (allDevices !== null && allDevices.day === today.day)
    rows.push({
      id: "devices",
      label: duration(allDevices.secondsTotal),
      description: `on all devices, ${clockTime(allDevices.asOf * 1000)}`,
      icon: "globe",
    });
  if (today.agentSeconds > 0)
    rows.push({
      id: "agents",
      label: duration(today.agentSeconds),
      description: "of agents, not counted",
      icon: "hubot",
    });
  rows.push(
    {
      id: "projects",
      label: "Projects",
      children: today.projects.map((share) => shareRow("project", share, today.secondsTotal)),
    },
    {
      id: "languages",
      label: "Languages",
      children: today.languages.map((share) => shareRow("language", share, today.secondsTotal)),
    },
  );
  if (snapshot.mode.mode !== "recording")
    rows.push({
      id: "mode",
      label: state,
      description: sentence,
      icon: /\$\(([^)]*)\)/.exec(text)?.[1] ?? "info",
      tooltip: sentence,
    });
  rows.push({
    id: "waiting",
    label: waiting.batches === 0 ? "Nothing waiting" : `${waitingAmount(waiting)} waiting`,
    icon: "inbox",
    command: "streakline.showWaiting",
  });
  if (refused > 0)
    rows.push({
      id: "refused",
      label: `${refused} refused`,
      description: "not counted: show why",
      icon: "warning",
      command: "streakline.showWaiting",
      tooltip: "Show what was refused, and why",
    });
  rows.push({
    id: "sent",
    label:
      status.lastSentAtMilliseconds === null
        ? "Not sent yet"
        : `Last sent ${clockTime(status.lastSentAtMilliseconds)}`,
    icon: "cloud-upload",
    command: "streakline.sendNow",
    tooltip: "Send now",
  });
  return rows;
}

function shareRow(
  kind: "project" | "language",
  { name, seconds }: { name: string; seconds: number },
  total: number,
): Row {
  const percent = total === 0 ? 0 : Math.round((100 * seconds) / total);
  return {
    id: `${kind} ${name}`,
    label: name === "" ? "(hidden or none)" : name,
    description: `${duration(seconds)} · ${percent} %`,
    icon: kind === "project" ? "folder" : "code",
  };
}

/** A row as VS Code shows it. */
export function itemOf(row: Row): vscode.TreeItem {
  const state =
    row.children === undefined
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(row.label, state);
  item.id = row.id;
  if (row.description !== undefined) item.description = row.description;
  if (row.icon !== undefined) item.iconPath = new vscode.ThemeIcon(row.icon);
  if (row.tooltip !== undefined) item.tooltip = row.tooltip;
  if (row.command !== undefined)
    item.command = { command: row.command, title: row.tooltip ?? row.label };
  return item;
}

function clockTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
