import { execFile } from "node:child_process";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../machine/free-port.ts";
import { readLedger } from "./ledger.ts";
import type { LedgerLine } from "./ledger.ts";
import { descendants, startProcess } from "../machine/process.ts";
import type { Process } from "../machine/process.ts";
import { BUILT, CODE_SERVER, NODE } from "../machine/tools.ts";
import { GiveUp, waitFor } from "../machine/wait-for.ts";
import { temporaryFolder } from "../machine/temporary-folder.ts";

export type EditorOptions = {
  /** Extensions to install, as .vsix. The witness comes by itself. */
  vsix?: string[];
  settings?: Record<string, unknown>;
  /**
   * Files of the workspace; the first part of each path is a folder that VS Code opens as a
   * project.
   */
  files?: Record<string, string>;
  /** Zone of the machine that the editor runs on. */
  timeZone?: string;
  /**
   * Seconds by which the editor's clock starts apart from the machine's (negative: in the past).
   */
  clockOffsetSeconds?: number;
  /** Origin under which links of extensions to this machine open: the dashboard's. */
  localLinksTo?: string | null;
  /**
   * Called with the folder of extension storage before anything runs, for instance to mount a small
   * disk there.
   */
  beforeStart?: (globalStorage: string) => Promise<void>;
};

export type Editor = {
  root: string;
  port: number;
  /**
   * Address that opens the projects named (all by default) in one window, with files open in it,
   * like `alpha/one.ts`.
   */
  url(options?: { projects?: string[]; open?: string[] }): string;
  /** Folder in which VS Code keeps the storage of extensions. */
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

const run = promisify(execFile);

/**
 * A real VS Code with a home, settings, extensions and projects of its own in a temporary folder,
 * which goes when it stops.
 */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const {
    vsix = [],
    settings = {},
    files = {},
    timeZone = "UTC",
    clockOffsetSeconds = 0,
    localLinksTo = null,
    beforeStart,
  } = options;
  const root = await temporaryFolder("editor");
  const at = (...path: string[]) => join(root, ...path);
  for (const folder of ["ws", "data/User/globalStorage", "ext", "home", "witness"])
    await mkdir(at(folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(at("ws", name)), { recursive: true });
    await writeFile(at("ws", name), text);
  }
  await writeFile(at("config.yaml"), ""); // else the one in the home of whoever runs this
  await writeFile(at("data/User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
  await writeFile(at("witness/clock"), String(clockOffsetSeconds));
  await beforeStart?.(at("data/User/globalStorage"));

  const env = {
    PATH: process.env["PATH"],
    LANG: "C.UTF-8",
    TZ: timeZone,
    HOME: at("home"),
    XDG_CONFIG_HOME: at("home/.config"),
    XDG_DATA_HOME: at("home/.local/share"),
    XDG_CACHE_HOME: at("home/.cache"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    // code-server leads links to this machine through its proxy; a fixed address leaves them as
    // they are
    ...(localLinksTo === null ? {} : { VSCODE_PROXY_URI: `${localLinksTo}/` }),
    STREAKLINE_E2E_WITNESS: at("witness"),
  };
  const base = [
    CODE_SERVER,
    "--config",
    at("config.yaml"),
    "--user-data-dir",
    at("data"),
    "--extensions-dir",
    at("ext"),
    "--disable-telemetry",
    "--disable-update-check",
  ];
  const installs = [...vsix, `${BUILT}witness.vsix`].flatMap((file) => [
    "--install-extension",
    file,
  ]);
  await run(NODE, [...base, ...installs, "--force"], { env, cwd: root, timeout: 120_000 });

  const port = await freePort();
  const child: Process = startProcess(
    NODE,
    [
      ...base,
      "--auth",
      "none",
      "--bind-addr",
      `127.0.0.1:${port}`,
      "--disable-workspace-trust",
      "--disable-getting-started-override",
      "--disable-proxy",
      "--ignore-last-opened",
      at("ws"),
    ],
    { env, cwd: root },
  );
  await waitFor("VS Code to come up", async () => {
    if (child.ended()) throw new GiveUp(child.log());
    return (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))?.ok;
  });

  const projects = [...new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""))];
  await writeFile(
    at("all.code-workspace"),
    JSON.stringify({ folders: projects.map((name) => ({ path: `ws/${name}` })) }),
  );
  let offsetSeconds = clockOffsetSeconds;
  const extensionHosts = () =>
    descendants(child.pid)
      .filter(({ environment }) =>
        environment.includes("VSCODE_ESM_ENTRYPOINT=vs/workbench/api/node/extensionHostProcess"),
      )
      .filter(({ command }) => command.includes("--type=extensionHost"))
      .map(({ pid }) => pid);
  const ledger = () => readLedger(at("witness"));

  return {
    root,
    port,
    workspace: at("ws"),
    globalStorage: at("data/User/globalStorage"),
    url({ projects: wanted = projects, open = [] } = {}) {
      const url = new URL(`http://127.0.0.1:${port}/`);
      const [only = "", ...others] = wanted;
      if (others.length === 0) url.searchParams.set("folder", at("ws", only));
      else url.searchParams.set("workspace", at("all.code-workspace"));
      const files = open.map((name) => [
        "openFile",
        `vscode-remote://127.0.0.1:${port}${at("ws", name)}`,
      ]);
      if (files.length > 0) url.searchParams.set("payload", JSON.stringify(files));
      return url.href;
    },
    ledger,
    async skip(seconds) {
      offsetSeconds += seconds;
      // another name first: a half-written number would be a jump of its own
      await writeFile(at("witness/clock.next"), String(offsetSeconds));
      await rename(at("witness/clock.next"), at("witness/clock"));
      await waitFor("the editor's clock to arrive", () => {
        const lines = ledger();
        return extensionHosts().every((pid) =>
          lines.some(
            (line) =>
              line.pid === pid &&
              (line.kind === "clock" || line.kind === "start") &&
              line.offsetMs === offsetSeconds * 1000,
          ),
        );
      });
    },
    extensionHosts,
    logs: () => child.log(),
    async stop() {
      await child.stop(5);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Changes settings of the person in the file, as somebody does who edits it; null removes one. */
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
  const { stdout } = await run("find", [
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

const QUIET = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false, // an old spelling: VS Code edits its own settings.json, which must count for nobody
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "editor.inlineSuggest.enabled": false,
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.formatOnType": false,
  "files.autoSave": "off",
};
