import { execFile } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { descendants } from "../machine/process.ts";
import { waitFor } from "../machine/wait-for.ts";
import { startCodeServer } from "./code-server.ts";
import { editorHome } from "./editor-home.ts";
import type { EditorHome } from "./editor-home.ts";
import { readLedger } from "./ledger.ts";
import type { LedgerLine } from "./ledger.ts";

export type EditorOptions = {
  /** Extensions to install, as .vsix. The witness is always installed. */
  vsix?: string[];
  settings?: Record<string, unknown>;
  /**
   * Files of the workspace; the first part of each path is a folder that VS Code opens as a
   * project.
   */
  files?: Record<string, string>;
  /** Time zone of the process of the editor. */
  timeZone?: string;
  /** Offset of the editor's clock from the machine's, in seconds; negative for the past. */
  clockOffsetSeconds?: number;
  /** Origin of the links that extensions open on this machine: the dashboard. */
  localLinksTo?: string | null;
  /**
   * Called with the folder of extension storage before the editor starts, for instance to mount a
   * small disk.
   */
  beforeStart?: (globalStorage: string) => Promise<void>;
};

export type Editor = {
  root: string;
  port: number;
  /**
   * The address of a window with the projects named (all by default) and files open, like
   * `alpha/one.ts`.
   */
  url(options?: { projects?: string[]; open?: string[] }): string;
  /** The folder of extension storage. */
  globalStorage: string;
  workspace: string;
  ledger(): LedgerLine[];
  /** Moves the clock of every extension host forward and waits until each has arrived. */
  skip(seconds: number): Promise<void>;
  /** Process ids of the extension hosts that run now. */
  extensionHosts(): number[];
  logs(): string;
  stop(): Promise<void>;
};

/**
 * A real VS Code with a home, settings, extensions and projects of its own in a temporary folder,
 * which is removed when it stops.
 */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const home = await editorHome(options);
  const { root, at } = home;
  await options.beforeStart?.(at("data/User/globalStorage"));
  const { child, port } = await startCodeServer(home, options);
  let offsetSeconds = options.clockOffsetSeconds ?? 0;
  const ledger = () => readLedger(at("witness"));
  const extensionHosts = () => extensionHostsBelow(child.pid);
  return {
    root,
    port,
    workspace: at("ws"),
    globalStorage: at("data/User/globalStorage"),
    url: ({ projects = home.projects, open = [] } = {}) =>
      windowAddress(home, port, projects, open),
    ledger,
    async skip(seconds) {
      offsetSeconds += seconds;
      await writeClock(home, offsetSeconds);
      await waitFor("the editor's clock to arrive", () =>
        extensionHosts().every((pid) => hasArrived(ledger(), pid, offsetSeconds)),
      );
    },
    extensionHosts,
    logs: () => child.log(),
    async stop() {
      await child.stop(5);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Process ids of the extension hosts among the descendants of a process. */
function extensionHostsBelow(pid: number): number[] {
  return descendants(pid)
    .filter(({ environment }) =>
      environment.includes("VSCODE_ESM_ENTRYPOINT=vs/workbench/api/node/extensionHostProcess"),
    )
    .filter(({ command }) => command.includes("--type=extensionHost"))
    .map((found) => found.pid);
}

/** The address of a window with these projects and open files. */
function windowAddress(
  { at }: EditorHome,
  port: number,
  projects: readonly string[],
  open: readonly string[],
): string {
  const url = new URL(`http://127.0.0.1:${port}/`);
  const [only = "", ...others] = projects;
  if (others.length === 0) url.searchParams.set("folder", at("ws", only));
  else url.searchParams.set("workspace", at("all.code-workspace"));
  const files = open.map((name) => [
    "openFile",
    `vscode-remote://127.0.0.1:${port}${at("ws", name)}`,
  ]);
  if (files.length > 0) url.searchParams.set("payload", JSON.stringify(files));
  return url.href;
}

/** Writes the clock to a draft first: a half-written number would move the clock too. */
async function writeClock({ at }: EditorHome, offsetSeconds: number): Promise<void> {
  await writeFile(at("witness/clock.next"), String(offsetSeconds));
  await rename(at("witness/clock.next"), at("witness/clock"));
}

function hasArrived(ledger: readonly LedgerLine[], pid: number, offsetSeconds: number): boolean {
  return ledger.some(
    (line) =>
      line.pid === pid &&
      (line.kind === "clock" || line.kind === "start") &&
      line.offsetMs === offsetSeconds * 1000,
  );
}

/** Changes settings in the file, as a person does who edits it; null removes one. */
export async function changeSettings(
  editor: Editor,
  changes: Record<string, unknown>,
): Promise<void> {
  const path = join(editor.root, "data/User/settings.json");
  const before = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  const after = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null);
  await writeFile(path, JSON.stringify(Object.fromEntries(after), null, 2));
}

/** The last lines of every log that an extension of this editor wrote. */
export async function extensionLogs(editor: Editor): Promise<string> {
  const { stdout } = await promisify(execFile)("find", [
    join(editor.root, "data/logs"),
    "-name",
    "*.log",
    "-path",
    "*exthost*",
  ]);
  const texts = await Promise.all(
    stdout
      .split("\n")
      .filter(Boolean)
      .map(async (file) => `== ${file}\n${(await readFile(file, "utf8")).slice(-4000)}`),
  );
  return texts.join("\n");
}
