import { currentAccount } from "../send/account.ts";
import { startDelivery } from "../send/delivery.ts";
import { realDisk } from "../store/disk.ts";
import { post } from "../send/post.ts";
import { thisProcess } from "../store/process-identity.ts";
import { storedNames } from "../store/stored-names.ts";
import { anEvent } from "./home.ts";

/**
 * One window without an editor, as a process that tests can kill: `node window-process.ts <folder>
 * <name> <started> <speed> <seal seconds>`. Writes one event per simulated second and a ledger to
 * its output: `recorded <n>` before, `durable <n>` after they are on the disk. Time runs `speed`
 * times as fast. A line `stop` on its input ends it properly.
 */
const [folder = "", name = "", started = "0", speed = "1", mode = "type"] = process.argv.slice(2);
const simulated = () => Number(started) + (Date.now() - Number(started)) * Number(speed);
const stored = storedNames(folder);
const account = await currentAccount(realDisk, stored);
if (account === null) throw new Error("nobody is signed in");

const delivery = await startDelivery(
  {
    disk: realDisk,
    stored,
    me: thisProcess(),
    client: { name: "streakline-vscode", version: "0.1.0" },
    keys: { read: async () => ({ ...account, key: "slk_test" }), write: async () => undefined },
    post,
    clock: () => Math.floor(simulated() / 1000),
    monotonicMilliseconds: simulated,
    timeZone: () => "UTC",
    random: Math.random,
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds / Number(speed))),
    log: (line) => process.stdout.write(`log ${line}\n`),
    onBug: (error) => process.stdout.write(`bug ${String(error)}\n`),
    sendEveryMinutes: () => 1,
    gapMinutes: () => null,
  },
  simulated(),
);

let recorded = 0;
let isStopped = false;
process.stdin.on("data", () => (isStopped = true));
while (!isStopped) {
  if (mode === "type") {
    delivery.record(
      anEvent({ at: Math.floor(simulated() / 1000), project: name, counters: { keystrokes: 1 } }),
    );
    process.stdout.write(`recorded ${(recorded += 1)}\n`);
  }
  const before = recorded;
  await delivery.tick();
  process.stdout.write(`durable ${before}\n`);
  const facts = await delivery.current()?.facts();
  if (mode === "drain" && facts?.waiting.batches === 0) process.stdout.write("empty\n");
  await new Promise((done) => setTimeout(done, 5));
}
await delivery.close();
process.exit(0);
