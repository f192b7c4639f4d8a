import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import { aHome } from "../testing/home.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const carried = here("../../../node_modules/.bin/node");
const node = existsSync(carried) ? carried : process.execPath;

type Window = {
  name: string;
  child: ChildProcess;
  recorded: number;
  durable: number;
  isEmpty: boolean;
  bugs: string[];
};

const startedAt = Date.now();
function openWindow(folder: string, name: string, mode = "type"): Window {
  const child = spawn(
    node,
    [here("../testing/window-process.ts"), folder, name, String(startedAt), "30", mode],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const window: Window = { name, child, recorded: 0, durable: 0, isEmpty: false, bugs: [] };
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [word, rest] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
    if (word === "recorded") window.recorded = Number(rest);
    if (word === "durable") window.durable = Number(rest);
    if (word === "bug") window.bugs.push(rest);
    if (line === "empty") window.isEmpty = true;
  });
  return window;
}

async function kill({ child }: Window): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Keystrokes that the server holds, by window. */
function keystrokes(server: FakeServer): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const body of server.batches.values())
    for (const record of (
      JSON.parse(body) as { records: { project: string; keystrokes: number }[] }
    ).records)
      sums[record.project] = (sums[record.project] ?? 0) + record.keystrokes;
  return sums;
}

test(
  "eight windows share one folder, are killed and frozen " +
    "at random, and one server gets everything exactly once",
  { timeout: 360_000 },
  async () => {
    const server = await startFakeServer();
    const { root, names } = await aHome({ server: server.url, userId: server.userId });
    const seed = Number(process.env["SEED"] ?? Date.now() % 100_000);
    const random = mulberry(seed);
    const all: Window[] = [];
    let count = 0;
    const open = () => {
      const window = openWindow(root, `window ${(count += 1)}`);
      all.push(window);
      return window;
    };
    // now and then the answer gets lost after the server has stored the batch
    server.onPush = (batch, body) => {
      if (random() > 0.15) return null;
      if (!server.batches.has(batch.id)) {
        server.batches.set(batch.id, body);
        for (const { id } of batch.records)
          server.records.set(id, (server.records.get(id) ?? 0) + 1);
      }
      return { status: 200, body: "{", cut: true };
    };

    const windows = Array.from({ length: 8 }, open);
    const until = Date.now() + 120_000;
    for (let kills = 0; kills < 12 && Date.now() < until;) {
      await sleep(50 + random() * 300);
      const at = Math.floor(random() * windows.length);
      const victim = windows[at]!;
      if (victim.durable < 3) continue;
      if (random() < 0.3) {
        victim.child.kill("SIGSTOP");
        void sleep(1_500).then(() => victim.child.kill("SIGCONT"));
      } else {
        await kill(victim);
        windows[at] = open();
        kills += 1;
      }
    }
    server.onPush = null;
    for (const { child } of windows) child.kill("SIGCONT");
    await Promise.all(windows.map(kill));

    const last = openWindow(root, "the last", "drain");
    const deadline = Date.now() + 180_000;
    while (
      Date.now() < deadline &&
      !(
        last.isEmpty &&
        (await readdir(names.segments)).length + (await readdir(names.outbox)).length === 0
      )
    ) {
      await sleep(200);
      last.isEmpty = false;
      await sleep(200);
    }
    await kill(last);
    await server.close();

    const stored = keystrokes(server);
    const wrong = all.filter(
      ({ name, durable, recorded }) =>
        (stored[name] ?? 0) < durable || (stored[name] ?? 0) > recorded,
    );
    const sum = (pick: (window: Window) => number) =>
      all.reduce((total, window) => total + pick(window), 0);
    process.stdout.write(
      `seed ${seed}: ${all.length} windows, ${sum((w) => w.durable)} events ` +
        `durable, ${sum((w) => stored[w.name] ?? 0)} stored in ` +
        `${server.batches.size} batches by ${server.pushes.length} requests\n`,
    );
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect([...server.records].filter(([, times]) => times !== 1)).toEqual([]);
    expect(await readdir(names.outbox)).toEqual([]);
    expect(await readdir(names.quarantine)).toEqual([]);
    expect(all.flatMap(({ bugs }) => bugs)).toEqual([]);
  },
);

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
