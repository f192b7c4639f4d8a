import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { migrate } from "@streakline/drizzle/migrate.ts";
import postgres from "postgres";
import { type Databases, openDatabases } from "../platform/database/db.ts";
import { ensurePostgres } from "../platform/embedded/embedded-postgres.ts";
import { freePort } from "../platform/embedded/free-port.ts";
import { ensureRoles } from "../platform/database/roles.ts";
import { accessToken, connectDevice, signUpOrIn } from "../seed/client.ts";
import type { Browser } from "../testing/browser.ts";

/** A real server in its own process, on its own PostgreSQL with durable settings. */
export type Scene = {
  url: string;
  owner: postgres.Sql;
  databases: Databases;
  /** Eight connections without row security, for comparison. */
  bare: postgres.Sql;
  /** A person with an account, a connected device and its access token. */
  aClient(name: string): Promise<Client>;
  /** Sends a request over one of eight kept connections; gives status and body. */
  send(ask: Ask): Promise<{ status: number; body: string }>;
  /** Runs a worker beside the server during `work`. */
  withWorker<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};
export type Client = { browser: Browser; userId: string; deviceId: string; token: string };
type Ask = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: Uint8Array;
};

const SECRET = "only for benches, and long enough for all";

/** Starts database and server and waits until it serves. The caller closes it. */
export async function openScene(): Promise<Scene> {
  const dataDir = mkdtempSync(join(tmpdir(), "streakline-bench-"));
  const server = await ensurePostgres({ dataDir });
  const { ownerUrl } = server;
  await migrate(ownerUrl);
  const databases = openDatabases(await ensureRoles(ownerUrl, SECRET));
  const owner = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { statement_timeout: 0 },
  });
  const bare = postgres(ownerUrl, { max: 8, onnotice: () => {} });
  const port = await freePort();
  const env = {
    DATABASE_URL: ownerUrl,
    PORT: String(port),
    SECRET,
    LOG_LEVEL: "silent",
    LIMITS_FACTOR: "1000",
  };
  const api = startServer({ ...env, ROLES: "api" });
  const url = `http://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  for (let wait = 0; !(await isReady(url)); wait += 1) {
    if (wait > 300 || api.exitCode !== null)
      throw new Error("the server of the bench did not start");
    await sleep(100);
  }
  return {
    url,
    owner,
    databases,
    bare,
    async aClient(name) {
      const browser = await signUpOrIn(url, {
        email: `${name}@example.test`,
        name,
        password: "a password of the bench",
      });
      const key = await connectDevice(url, browser, {
        name: "bench",
        client: "streakline-vscode 0.1.0",
        timeZone: "UTC",
      });
      const token = await accessToken(url, key);
      const [row] = await owner`select user_id from devices where id = ${key.deviceId}`;
      if (token === null || row === undefined) throw new Error("no device");
      return { browser, userId: String(row["user_id"]), deviceId: key.deviceId, token };
    },
    send: (ask) => send(agent, port, ask),
    async withWorker(work) {
      const worker = startServer({ ...env, ROLES: "worker" });
      try {
        return await work();
      } finally {
        await stop(worker);
      }
    },
    async close() {
      agent.destroy();
      await stop(api);
      await Promise.all([databases.close(), owner.end({ timeout: 5 }), bare.end({ timeout: 5 })]);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function send(
  agent: Agent,
  port: number,
  { method, path, headers, body }: Ask,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(body.length) };
    const asked = request(
      { host: "127.0.0.1", port, method, path, headers: { ...headers, ...length }, agent },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    asked.on("error", reject).end(body);
  });
}

function startServer(env: Record<string, string>): ChildProcess {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  return spawn(process.execPath, [main], {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
