import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { dayEnqueuer } from "../../app/days/enqueue-days.ts";
import { rederiveEnqueuer } from "../../app/days/enqueue-rederive.ts";
import { isUnavailable } from "../../platform/database/unavailable.ts";
import { systemClock } from "../../platform/clock.ts";
import { openLog } from "../../platform/log.ts";
import { openQueue } from "../../platform/queue/queue.ts";
import { refusalOf } from "../../trpc/errors.ts";
import { type Caller, callersOn } from "../call-as.ts";
import { startTestServer, type TestServer } from "../start-test-server.ts";

/** One server and its workers, for many people side by side. */
export type World = {
  readonly fresh: TestServer["fresh"];
  /** Procedures as the dashboard of a person calls them. */
  callAs(userId: string): Caller;
  /** Sends a batch over HTTP; gives the answer's status and JSON. */
  push(
    who: { userId: string; deviceId: string },
    body: unknown,
  ): Promise<{ status: number; json: unknown }>;
  /** Kills one of two workers in the middle of its work; another one takes its place. */
  killWorker(): void;
  close(): Promise<void>;
};

const WORKERS = 2;

/** The api role on a fresh database, and two workers in processes of their own. */
export async function openWorld(): Promise<World> {
  let addDays: (userId: string, days: readonly string[]) => void = () => {};
  let addPast: (userId: string) => void = () => {};
  const enqueue = {
    enqueueDays: (userId: string, days: readonly string[]) => addDays(userId, days),
    enqueueRederive: (userId: string) => addPast(userId),
  };
  const server = await startTestServer({}, enqueue);
  const { fresh } = server;
  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  const log = openLog("silent");
  // Every second batch is taken for one of fresh days, so that both ways are gone.
  let batches = 0;
  const clock = () => ((batches += 1) % 2 === 0 ? 0 : systemClock());
  const [days, pasts] = [dayEnqueuer(queue, { log, clock }), rederiveEnqueuer(queue, log)];
  [addDays, addPast] = [days.add, pasts.add];
  const callAs = callersOn(fresh.databases, enqueue);
  const tokens = new Map<string, string>();
  const workers = Array.from({ length: WORKERS }, () => startWorker(fresh));

  async function tokenOf(who: { userId: string; deviceId: string }): Promise<string> {
    const context = server.createContext({ headers: {}, ip: "127.0.0.1", id: "token" });
    return (await context.credentials.signToken(who)).token;
  }
  // The first token makes the instance's signing key: not from many sides at once.
  await tokenOf({ userId: randomUUID(), deviceId: randomUUID() });
  return {
    fresh,
    callAs: (userId) => callAs({ userId }),
    async push(who, body) {
      const token = tokens.get(who.deviceId) ?? (await tokenOf(who));
      tokens.set(who.deviceId, token);
      const response = await fetch(`${server.url}/trpc/activity.push`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return { status: response.status, json: await response.json() };
    },
    killWorker() {
      workers.shift()?.kill("SIGKILL");
      workers.push(startWorker(fresh));
    },
    async close() {
      const ended = workers.map((worker) => once(worker, "close"));
      for (const worker of workers) worker.kill("SIGKILL");
      await Promise.all(ended);
      await Promise.all([days.close(), pasts.close()]);
      await queue.close();
      await server.close();
    },
  };
}

const WORKER = fileURLToPath(new URL("../processes/days-process.ts", import.meta.url));

function startWorker({ appUrl, authUrl, workerUrl, ownerUrl }: World["fresh"]): ChildProcess {
  const urls = JSON.stringify({ appUrl, authUrl, workerUrl, ownerUrl });
  return spawn(process.execPath, [WORKER, urls], { stdio: ["ignore", "inherit", "inherit"] });
}

/** Asks again, as clients do, while the server refuses for the moment. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let times = 0; ; times += 1)
    try {
      return await ask();
    } catch (error) {
      const isBusy = isUnavailable(error) || refusalOf(error).code === "unavailable";
      if (!isBusy || times >= 120) throw error;
      await sleep(500);
    }
}
