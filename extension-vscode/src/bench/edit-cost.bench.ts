import { registerHooks } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The cost of an edit for the editor: time from VS Code's event to the return of our handler, with
 * real recording on the disk. `node src/bench/edit-cost.bench.ts [edits]` prints p50 and p99; the
 * aim is p99 below 1 ms.
 */
const EDITS = Number(process.argv[2] ?? 100_000);
const AIM_MILLISECONDS = 1;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "vscode"
      ? { url: new URL("fake-vscode.ts", import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
const fake = await import("./fake-vscode.ts");
const { captureEdits } = await import("../capture/editor-events.ts");
const { createPlaces } = await import("../capture/places.ts");
const { createPresence } = await import("../capture/presence.ts");
const { loadExclusions } = await import("../exclude/load-exclusions.ts");
const { startDelivery } = await import("../send/delivery.ts");
const { realDisk } = await import("../store/disk.ts");
const { storedNames } = await import("../store/stored-names.ts");
const { thisProcess } = await import("../store/process-identity.ts");

const root = await mkdtemp(join(tmpdir(), "streakline-bench-"));
const account = {
  server: "http://127.0.0.1:1",
  userId: "bench",
  deviceId: "bench",
  displayName: "Bench",
};
const now = () => Math.floor(Date.now() / 1000);
const delivery = await startDelivery(
  {
    disk: realDisk,
    stored: storedNames(root),
    me: thisProcess(),
    client: { name: "streakline-vscode", version: "0.0.0" },
    keys: { read: async () => null, write: async () => undefined },
    post: async () => ({ kind: "network_error", error: "no network in the bench" }),
    clock: now,
    monotonicMilliseconds: () => performance.now(),
    timeZone: () => "UTC",
    random: Math.random,
    sleep,
    log: () => undefined,
    onBug: (error) => console.error(error),
    sendEveryMinutes: () => 1,
    gapMinutes: () => null,
  },
  Date.now(),
);
await delivery.enter(account);
const rules = {
  excludeGlobs: ["**/secret/**", "*.env"],
  excludeProjects: [],
  hideProjectNames: false,
  hideBranchNames: false,
  hideFileNames: false,
  salt: new Uint8Array(16),
};
const exclusions = await loadExclusions(rules);
const places = createPlaces({
  rules: () => rules,
  exclusions: () => exclusions,
  branchOf: () => "main",
  frameworkOf: () => "react",
  editor: "vscode",
});
captureEdits({
  places,
  presence: createPresence(() => performance.now()),
  sink: {
    activity: (place, kind, actor = "person", counters = {}) =>
      delivery.record({ ...place, at: now(), kind, actor, counters }),
    end: () => undefined,
  },
});
const ticking = setInterval(() => void delivery.tick(), 1_000);

const aUri = (path: string) => ({ path, fsPath: path, scheme: "file" });
const documents = Array.from({ length: 20 }, (_, n) => ({
  uri: aUri(`/work/alpha/src/features/some-folder/file-${n}.ts`),
  languageId: n % 5 === 0 ? "css" : "typescript",
  lineCount: 400,
  isDirty: true,
  isClosed: false,
}));
const costs = new Float64Array(EDITS);
for (let edit = 0; edit < EDITS; edit += 1) {
  const document = documents[Math.floor(edit / 50) % documents.length];
  fake.window.activeTextEditor = { document };
  const line = edit % 300;
  const contentChanges = [
    {
      text: edit % 40 === 0 ? "\n" : "x",
      rangeLength: 0,
      range: { start: { line }, end: { line } },
    },
  ];
  const startedAt = performance.now();
  fake.fireChange({ document, contentChanges, reason: undefined });
  costs[edit] = performance.now() - startedAt;
  if (edit % 500 === 0) await sleep(1);
}
clearInterval(ticking);
await delivery.close();
await rm(root, { recursive: true, force: true });

costs.sort();
const at = (share: number) => costs[Math.min(EDITS - 1, Math.floor(EDITS * share))] ?? 0;
const p99 = at(0.99);
const micro = (milliseconds: number) => `${(milliseconds * 1000).toFixed(1)} µs`;
console.log(
  `editor cost per edit: p50 ${micro(at(0.5))}, p99 ${micro(p99)}, p99.9 ${micro(at(0.999))}, ` +
    `worst ${micro(at(1))} over ${EDITS} edits (aim: p99 < 1 ms)`,
);
if (p99 >= AIM_MILLISECONDS) process.exitCode = 1;
process.exit();
