import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export type Process = {
  pid: number;
  /** Everything it wrote to stdout and stderr so far. */
  log(): string;
  /** How it ended, or null while it runs. */
  ended(): { code: number | null; signal: NodeJS.Signals | null } | null;
  exited: Promise<void>;
  /** Kills this process alone, as a crash does. */
  kill9(): Promise<void>;
  /** Asks its whole group to end, and makes it end after `seconds`. */
  stop(seconds?: number): Promise<void>;
};

/** Put before a command: the kernel kills it when this process dies, however that dies. */
export const DIES_WITH_US = existsSync("/usr/bin/setpriv")
  ? ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--"]
  : [];

/** Starts a command in a process group of its own that dies with the test. */
export function startProcess(
  command: string,
  args: string[],
  { env, cwd }: { env: NodeJS.ProcessEnv; cwd: string },
): Process {
  const [program = command, ...rest] = [...DIES_WITH_US, command, ...args];
  const child = spawn(program, rest, {
    env,
    cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  let log = "";
  child.stdout.on("data", (data: Buffer) => (log += data.toString()));
  child.stderr.on("data", (data: Buffer) => (log += data.toString()));
  let ended: ReturnType<Process["ended"]> = null;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      ended = { code, signal };
      resolve();
    });
  });
  const killGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-pid, signal);
    } catch {
      // the group is gone already
    }
  };
  const onExit = () => killGroup("SIGKILL");
  process.on("exit", onExit);
  return {
    pid,
    log: () => log,
    ended: () => ended,
    exited,
    async kill9() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop(seconds = 10) {
      killGroup("SIGTERM");
      await Promise.race([exited, sleep(seconds * 1000, undefined, { ref: false })]);
      killGroup("SIGKILL");
      await exited;
      process.off("exit", onExit);
    },
  };
}

/**
 * Processes below `pid`, children before grandchildren, with their command lines and environments.
 */
export function descendants(pid: number): { pid: number; command: string; environment: string }[] {
  const found: ReturnType<typeof descendants> = [];
  const parents = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const stat = readProc(name, "stat");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  for (const queue = [pid]; queue.length > 0;) {
    for (const child of parents.get(queue.shift()!) ?? []) {
      queue.push(child);
      found.push({
        pid: child,
        command: readProc(child, "cmdline").replaceAll("\0", " "),
        environment: readProc(child, "environ").replaceAll("\0", "\n"),
      });
    }
  }
  return found;
}

function readProc(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
