import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realDisk } from "./disk.ts";
import { createLease } from "./lease.ts";
import { type ProcessIdentity, thisProcess } from "./process-identity.ts";

const freshFolder = () => mkdtemp(join(tmpdir(), "streakline-lease-"));
/** Somebody whose life cannot be told from here: only their sign of life counts. */
const stranger = (name: string): ProcessIdentity => ({ pid: 1, place: name, startedAt: "" });

function fakeClock() {
  let now = 0;
  return { now: () => now, pass: (milliseconds: number) => (now += milliseconds) };
}

test("of many windows that ask at once exactly one gets the lease", async () => {
  const folder = await freshFolder();
  const clock = fakeClock();
  const windows = Array.from({ length: 8 }, (_, n) =>
    createLease(realDisk, folder, stranger(`window ${n}`), clock.now),
  );
  for (let round = 0; round < 5; round += 1) {
    const holding = await Promise.all(windows.map((lease) => lease.tick()));
    expect(holding.filter(Boolean)).toHaveLength(1);
  }
});

test("a lease that was released is taken at the next tick", async () => {
  const folder = await freshFolder();
  const first = createLease(realDisk, folder, stranger("a"), () => 0);
  const second = createLease(realDisk, folder, stranger("b"), () => 0);
  expect(await first.tick()).toBe(true);
  expect(await second.tick()).toBe(false);
  await first.release();
  expect(await second.tick()).toBe(true);
  expect(await first.holds()).toBe(false);
});

test("the lease of a dead process is taken at once, also when a living one has its number", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  for (const holder of [
    { ...thisProcess(), pid: child.pid! },
    { ...thisProcess(), startedAt: "1" },
  ]) {
    const folder = await freshFolder();
    await writeFile(join(folder, "7.json"), JSON.stringify(holder));
    expect(await createLease(realDisk, folder, thisProcess(), () => 0).tick()).toBe(true);
  }
});

test("a holder that is frozen for ten seconds is replaced, and notices it", async () => {
  const folder = await freshFolder();
  const clock = fakeClock();
  const frozen = createLease(realDisk, folder, stranger("frozen"), clock.now);
  const other = createLease(realDisk, folder, stranger("other"), clock.now);
  expect(await frozen.tick()).toBe(true);
  expect(await other.tick()).toBe(false);
  clock.pass(7_900);
  expect(await other.tick()).toBe(false);
  clock.pass(200);
  expect(await other.tick()).toBe(true);
  expect(await frozen.holds()).toBe(false);
  expect(await frozen.tick()).toBe(false);
});

test("a holder that shows life keeps the lease, whatever the wall clock says", async () => {
  const folder = await freshFolder();
  const clock = fakeClock();
  const holder = createLease(realDisk, folder, stranger("holder"), clock.now);
  const other = createLease(realDisk, folder, stranger("other"), clock.now);
  await holder.tick();
  for (let round = 0; round < 10; round += 1) {
    clock.pass(2_500);
    await new Promise((done) => setTimeout(done, 5));
    expect(await holder.tick()).toBe(true);
    expect(await other.tick()).toBe(false);
  }
});

test("an unreadable lease file is waited for and then replaced", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "3.json"), "{half");
  const clock = fakeClock();
  const lease = createLease(realDisk, folder, stranger("a"), clock.now);
  expect(await lease.tick()).toBe(false);
  clock.pass(8_000);
  expect(await lease.tick()).toBe(true);
});
