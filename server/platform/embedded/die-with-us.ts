import { spawn } from "node:child_process";

/**
 * For machines without `setpriv`: a small watcher whose standard input is a pipe from us. When we
 * die, however, the pipe closes and the watcher tells the process to end.
 * @param pid the process that must not outlive us
 */
export function dieWithUs(pid: number, signal: NodeJS.Signals = "SIGINT"): void {
  const script = `process.stdin.resume().on("end", () => { try { process.kill(${pid}, "${signal}"); } catch {} process.exit(); });`;
  const watcher = spawn(process.execPath, ["-e", script], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  // The pipe must stay open as long as we live, but not keep us alive.
  if (
    watcher.stdin !== null &&
    "unref" in watcher.stdin &&
    typeof watcher.stdin.unref === "function"
  )
    watcher.stdin.unref();
}
