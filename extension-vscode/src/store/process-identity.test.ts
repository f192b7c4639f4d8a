import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { lifeOf, thisProcess } from "./process-identity.ts";

test("this process is alive", () => {
  expect(lifeOf(thisProcess())).toBe("alive");
});

test("a process that ended is dead", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(lifeOf({ ...thisProcess(), pid: child.pid! })).toBe("dead");
});

test.runIf(process.platform === "linux")(
  "a living process under a number that was used again counts as dead",
  () => {
    expect(lifeOf({ ...thisProcess(), startedAt: "1" })).toBe("dead");
  },
);

test("nothing is known about a process of another machine", () => {
  expect(lifeOf({ ...thisProcess(), place: "elsewhere" })).toBe("unknown");
});
