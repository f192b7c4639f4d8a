import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { waitFor } from "./wait-for.ts";

test.for(["SIGKILL", "SIGTERM"] as const)(
  "what startProcess() started ends when its owner gets %s",
  async (signal) => {
    const module = fileURLToPath(new URL("process.ts", import.meta.url));
    const script = `
      const { startProcess } = await import(${JSON.stringify(module)});
      const child = startProcess("sleep", ["1000"], { cwd: "/", env: process.env });
      process.stdout.write(String(child.pid));
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output] = (await once(owner.stdout, "data")) as [Buffer];
    const pid = Number(output.toString());
    await waitFor("the child to run its program", () => commandOf(pid).startsWith("sleep"));
    owner.kill(signal);
    await waitFor("the child to end", () => commandOf(pid) === "");
    expect(commandOf(pid)).toBe("");
  },
);

/** The command line of a process; empty when it has ended, also where nobody has waited for it. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
