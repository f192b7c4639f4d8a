import { rm } from "node:fs/promises";
import { freePort } from "../machine/free-port.ts";
import { startProcess } from "../machine/process.ts";
import type { Process } from "../machine/process.ts";
import { NODE, ROOT } from "../machine/tools.ts";
import { GiveUp, waitFor } from "../machine/wait-for.ts";
import { temporaryFolder } from "../machine/temporary-folder.ts";

export type Server = {
  url: string;
  port: number;
  dataDir: string;
  /** Kills the process of the server with -9; its database keeps running. */
  kill9(): Promise<void>;
  /** Starts it again on the same data and port; gives the seconds until it was ready. */
  start(): Promise<number>;
  log(): string;
  stop(): Promise<void>;
};

/** The real server with its embedded database in a temporary folder, as `npm start` runs it. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = await temporaryFolder("data");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: Process | null = null;
  let log = "";
  const start = async () => {
    const startedAt = performance.now();
    const mine = startProcess(NODE, ["server/main.ts"], {
      cwd: ROOT,
      env: {
        PATH: process.env["PATH"],
        HOME: dataDir,
        LANG: "C.UTF-8",
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: "127.0.0.1",
        ...env,
      },
    });
    child = mine;
    await waitFor(
      "the server to be ready",
      async () => {
        if (mine.ended()) throw new GiveUp(`the server ended: ${mine.log().slice(-4000)}`);
        return (await fetch(`${url}/readyz`).catch(() => null))?.ok;
      },
      { secondsMax: 240, everyMs: 50 },
    );
    return (performance.now() - startedAt) / 1000;
  };
  const keepLog = () => {
    log += child?.log() ?? "";
    child = null;
  };
  await start();
  return {
    url,
    port,
    dataDir,
    start,
    async kill9() {
      await child?.kill9();
      keepLog();
    },
    log: () => log + (child?.log() ?? ""),
    async stop() {
      await child?.stop(10);
      keepLog();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
