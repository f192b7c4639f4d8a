import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const url = (name: string) => new URL(name, import.meta.url).href;

/** A process of its own that runs the server and then `after`. */
function run(after = "", env: Record<string, string> = {}) {
  const script = `
    import { readConfig } from ${JSON.stringify(url("./config.ts"))};
    import { openLog } from ${JSON.stringify(url("../../platform/log.ts"))};
    import { runUntilStopped } from ${JSON.stringify(url("./run.ts"))};
    const config = () => ({ config: readConfig(process.env), log: openLog("info"), report() {} });
    await runUntilStopped(config, ({ url }) => console.log("ready", url));
    ${after}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      DATABASE_URL: fresh.ownerUrl,
      SECRET: "secret of the tests, long enough for all",
      ...env,
    },
  });
  let said = "";
  const keep = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const ended = once(child, "close").then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => said.includes("ready http") && resolve());
    void ended.then(() => reject(new Error(said)));
  });
  ready.catch(() => {});
  return { child, ended, ready, said: () => said };
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s stops the server in order and ends with 0",
  async (signal) => {
    const server = run();
    await server.ready;
    server.child.kill(signal);
    expect(await server.ended).toBe(0);
    expect(server.said()).toContain("Stopping");
  },
);

test.each([
  ["thrown", `setTimeout(() => { throw new Error("planted") }, 10);`],
  ["rejected", `void Promise.reject(new Error("planted"));`],
])(
  "an error that is %s and caught by nobody is logged, and the server stops and ends with 1",
  async (_how, code) => {
    const server = run(code);
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(/planted[^]*An error was not caught; stopping/);
  },
);

test.runIf(process.platform === "linux")(
  "a data folder that cannot be made ends the start with a sentence",
  async () => {
    const server = run("", { DATABASE_URL: "", SECRET: "", DATA_DIR: "/proc/streakline" });
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain(
      "The data folder /proc/streakline cannot be used (ENOENT). " +
        "Make it a folder that can be written, or choose",
    );
    expect(server.said()).not.toMatch(/ {4}at /);
  },
);

test("what a person has to correct is a sentence without a stack", async () => {
  const server = run("", { PORT: "http", SIGN_UP: "perhaps" });
  expect(await server.ended).toBe(1);
  expect(server.said()).toContain(
    'PORT must be a whole number from 0 to 65535. It is "http".\n' +
      'SIGN_UP must be open or closed. It is "perhaps".',
  );
  expect(server.said()).not.toMatch(/ {4}at /);
});
