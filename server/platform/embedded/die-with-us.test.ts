import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("a process that dieWithUs() watches ends when its owner is killed with -9", async () => {
  const module = fileURLToPath(new URL("die-with-us.ts", import.meta.url));
  const script = `
    const { spawn } = await import("node:child_process");
    const { dieWithUs } = await import(${JSON.stringify(module)});
    const child = spawn("sleep", ["1000"], { detached: true, stdio: "ignore" });
    dieWithUs(child.pid, "SIGTERM");
    process.stdout.write(String(child.pid));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(owner.stdout, "data")) as [Buffer];
  const pid = Number(output.toString());
  expect(isAlive(pid)).toBe(true);
  owner.kill("SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
});
