import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { freePort } from "../machine/free-port.ts";
import { startProcess } from "../machine/process.ts";
import type { Process } from "../machine/process.ts";
import { BUILT, CODE_SERVER, NODE } from "../machine/tools.ts";
import { GiveUp, waitFor } from "../machine/wait-for.ts";
import type { EditorOptions } from "./editor.ts";
import type { EditorHome } from "./editor-home.ts";

/** Installs the extensions and the witness, starts code-server, and waits until it answers. */
export async function startCodeServer(
  home: EditorHome,
  {
    vsix = [],
    timeZone = "UTC",
    localLinksTo = null,
  }: Pick<EditorOptions, "vsix" | "timeZone" | "localLinksTo">,
): Promise<{ child: Process; port: number }> {
  const { root, at } = home;
  const env = environment(home, timeZone, localLinksTo);
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
  const run = promisify(execFile);
  await run(NODE, [...base, ...installs, "--force"], { env, cwd: root, timeout: 120_000 });
  const port = await freePort();
  const serving = [
    "--auth",
    "none",
    "--bind-addr",
    `127.0.0.1:${port}`,
    "--disable-workspace-trust",
    "--disable-getting-started-override",
    "--disable-proxy",
    "--ignore-last-opened",
    at("ws"),
  ];
  const child = startProcess(NODE, [...base, ...serving], { env, cwd: root });
  await waitFor("VS Code to come up", async () => {
    if (child.ended()) throw new GiveUp(child.log());
    return (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))?.ok;
  });
  return { child, port };
}

function environment(
  { at }: EditorHome,
  timeZone: string,
  localLinksTo: string | null,
): Record<string, string | undefined> {
  const env = {
    PATH: process.env["PATH"],
    LANG: "C.UTF-8",
    TZ: timeZone,
    HOME: at("home"),
    XDG_CONFIG_HOME: at("home/.config"),
    XDG_DATA_HOME: at("home/.local/share"),
    XDG_CACHE_HOME: at("home/.cache"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    STREAKLINE_E2E_WITNESS: at("witness"),
  };
  if (localLinksTo === null) return env;
  // code-server leads links to this machine through its proxy; a fixed address leaves them alone.
  return { ...env, VSCODE_PROXY_URI: `${localLinksTo}/` };
}
