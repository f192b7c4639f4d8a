import { spawn } from "node:child_process";

/**
 * For machines without `setpriv`: ends a process when this one dies. A small watcher process reads
 * a pipe from us; when we die for any reason, the pipe closes and the watcher sends the signal.
 * @param pid process to end
 */
export function dieWithUs(pid: number, signal: NodeJS.Signals = "SIGINT"): void {
  const script =
    'process.stdin.resume().on("end", () => { ' +
    `try { process.kill(${pid}, "${signal}"); } catch {} process.exit(); });`;
  const watcher = spawn(process.execPath, ["-e", script], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  // Keep the pipe open, but do not let it keep this process alive.
  if (
    watcher.stdin !== null &&
    "unref" in watcher.stdin &&
    typeof watcher.stdin.unref === "function"
  )
    watcher.stdin.unref();
}
