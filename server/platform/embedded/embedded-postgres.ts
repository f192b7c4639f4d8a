import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClusterFolder, clusterFolder, clusterFolderThere } from "./cluster-folder.ts";
import { nativeBinaries } from "./native-binaries.ts";
import { DURABLE, type Postmaster, startPostmaster } from "./postmaster.ts";
import { postmasterFile } from "./postmaster-file.ts";
import { type RunAs, runAs } from "./run-as.ts";
import { assertNotHeld, DataInUseError, holdInstance } from "../files/instance-lock.ts";
import { StartError } from "../start-error.ts";
import { errorCode } from "../database/unavailable.ts";
import { withConnection } from "../database/with-connection.ts";

export interface EmbeddedOptions {
  /** Folder of the cluster; created if missing. */
  dataDir: string;
  /**
   * Role that holds the data (see holdInstance), or null for a tool that may run beside a server.
   * Default `server`.
   */
  role?: string | null;
  /** Further PostgreSQL settings, for tests. */
  settings?: Readonly<Record<string, string>>;
  /** How to run PostgreSQL; default runAs(). */
  as?: RunAs;
  /** Called once per outage with the first error of a restart. Restarting continues. */
  onOutage?: (error: unknown) => void;
  /** Pause between restarts, in milliseconds; default 5,000. */
  retryMs?: number;
}

export interface EmbeddedPostgres {
  /**
   * Address of the database `streakline` for the superuser `postgres`. The port stays the same
   * while this process lives.
   */
  ownerUrl: string;
  /** True when a server was already running on the data and is used. */
  adopted: boolean;
  how: RunAs["how"];
  /** Releases the data and stops the server, unless it was adopted. */
  stop(): Promise<void>;
}

/**
 * A running PostgreSQL on `dataDir`, never as root. Created at the first call, started if it does
 * not run, adopted if it does. It ends when this process ends for any reason. When it dies alone,
 * it is started again on the same port until that succeeds, because for instance a full disk may
 * have room later. Commits survive. Throws DataInUseError when the same role already runs on the
 * data, else an error whose sentence says what to do.
 */
export async function ensurePostgres({
  dataDir,
  role = "server",
  settings,
  as,
  onOutage,
  retryMs = 5_000,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const how = as ?? runAs(nativeBinaries());
  const folder = clusterFolder(resolve(dataDir), how);
  const first = await startOrAdopt(folder, how, 0, settings);
  const port = first.port;
  const adminUrl = urlOf(folder, port, "postgres");
  const url = urlOf(folder, port, DATABASE);
  let server = first;
  let isStopping = false;

  void (async () => {
    let isTold = false;
    for (;;) {
      await server.ended;
      if (isStopping) return;
      try {
        server = await startOrAdopt(folder, how, port, settings);
        isTold = false;
        if (isStopping) return await server.stop();
      } catch (error) {
        // Until it runs again queries throw `unavailable`, and /readyz reports the database as
        // down.
        if (!isTold) onOutage?.(error);
        isTold = true;
        await sleep(retryMs, null, { ref: false });
      }
    }
  })();

  async function stop(): Promise<void> {
    isStopping = true;
    await server.stop();
  }

  try {
    await prepare(adminUrl, settings);
    const lock = role === null ? null : await holdInstance(url, role, first.adopted);
    return {
      ownerUrl: url,
      adopted: first.adopted,
      how: how.how,
      async stop() {
        await lock?.release();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Throws DataInUseError when the same role already runs on `dataDir`. Fast, creates and starts
 * nothing, so that a start can check first. ensurePostgres() decides what this cannot find out.
 */
export async function assertDataFree(dataDir: string, role: string): Promise<void> {
  try {
    const folder = clusterFolderThere(resolve(dataDir));
    const found = folder === null ? null : postmasterFile(folder.data);
    if (folder === null || found?.status !== "ready" || !(await answers(folder, found.port)))
      return;
    await assertNotHeld(urlOf(folder, found.port, DATABASE), role);
  } catch (error) {
    if (error instanceof DataInUseError) throw error;
  }
}

type Running = Pick<Postmaster, "port" | "ended" | "stop"> & { adopted: boolean };

const TRIES = 240;
const DATABASE = "streakline";

async function startOrAdopt(
  folder: ClusterFolder,
  as: RunAs,
  port: number,
  settings?: Readonly<Record<string, string>>,
): Promise<Running> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const running = await findRunning(folder, port);
    if (running !== null) return running;
    const started = await startPostmaster(folder, as, port, settings);
    if (started !== null) return { ...started, adopted: false };
    await sleep(250);
  }
  throw new StartError(
    `Another PostgreSQL has held ${folder.data} for a minute without answering. End it, ` +
      "and start again.",
  );
}

/** A server on the data that answers to our password, or null. Any other server is not trusted. */
async function findRunning(folder: ClusterFolder, port: number): Promise<Running | null> {
  const found = postmasterFile(folder.data);
  if (found === null || found.status !== "ready" || (port !== 0 && found.port !== port))
    return null;
  if (!(await answers(folder, found.port))) return null;
  let isLeft = false;
  const ended = (async () => {
    while (
      !isLeft &&
      (postmasterFile(folder.data)?.pid === found.pid || (await answers(folder, found.port)))
    )
      await sleep(500, null, { ref: false });
  })();
  return {
    port: found.port,
    adopted: true,
    ended,
    async stop() {
      isLeft = true;
    },
  };
}

async function answers(folder: ClusterFolder, port: number): Promise<boolean> {
  try {
    return await withConnection(
      urlOf(folder, port, "postgres"),
      { name: "start", connectSeconds: 3 },
      async (sql) => {
        const [row] = await sql`select current_setting('data_directory') as folder`;
        return row?.["folder"] === folder.data;
      },
    );
  } catch {
    return false;
  }
}

/** Creates our database. Refuses a cluster whose configuration file allows commits to be lost. */
async function prepare(
  adminUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withConnection(adminUrl, { name: "start" }, async (sql) => {
    for (const [name, wanted] of Object.entries(DURABLE)) {
      const [row] = await sql`select current_setting(${name}) as value`;
      if (row?.["value"] !== (settings[name] ?? wanted))
        throw new StartError(
          `The running PostgreSQL has ${name}=${row?.["value"]}: commits could be lost. ` +
            "Remove that line from its postgresql.conf and start again.",
        );
    }
    const [found] = await sql`select 1 as yes from pg_database where datname = ${DATABASE}`;
    if (found === undefined)
      await sql`create database ${sql(DATABASE)}`.catch((error: unknown) => {
        if (errorCode(error) !== "42P04" && errorCode(error) !== "23505") throw error;
      });
  });
}

function urlOf(folder: ClusterFolder, port: number, database: string): string {
  return `postgres://postgres:${folder.password}@127.0.0.1:${port}/${database}`;
}
