import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { sessions } from "@streakline/shared/activity/sessions.ts";
import { afterEach, expect, test } from "vitest";
import { refusal } from "@streakline/shared/testing/reply-server.ts";
import { type FakeServer, startFakeServer, unwanted } from "../testing/fake-server.ts";
import { aHome, anEvent, NOON } from "../testing/home.ts";
import { accountOn, aWindow, filesWith, signIn } from "../testing/window.ts";
import { childId } from "./child-id.ts";
import { ALLOWED, readCodingConsent, writeCodingConsent } from "./coding-consent.ts";
import { type Disk, realDisk } from "../store/disk.ts";
import type { Mode } from "./mode.ts";
import { createConsentKeeper, type ConsentKeeperDeps } from "./keep-to-consent.ts";
import { putBatch, waitingBatches } from "../outbox/outbox.ts";
import { quarantine } from "../outbox/quarantine.ts";
import { quarantined } from "../outbox/quarantined.ts";
import { accountNames, type AccountNames, storedNames } from "../store/stored-names.ts";

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

type Window = Awaited<ReturnType<typeof aWindow>>;

async function aServer(): Promise<FakeServer> {
  const server = await startFakeServer();
  open.push(server);
  return server;
}

/** Two windows of a person who is signed in; the first one sends. */
async function windowsOn(server: FakeServer): Promise<[sender: Window, other: Window]> {
  const first = await aWindow();
  await signIn(first, accountOn(server));
  await first.delivery.current()?.sendNow();
  const second = await aWindow({ root: first.root, key: await first.keys.read() });
  open.push(first.delivery, second.delivery);
  return [first, second];
}

/**
 * Lets so much time pass and then a little more, with nothing but looks, until all windows are in a
 * mode. It passes for the first one, which sends: the others must not take it for frozen because
 * time runs faster than its requests.
 */
async function pass(
  seconds: number,
  mode: Mode["mode"],
  ...windows: [Window, ...Window[]]
): Promise<void> {
  let looksLeft = 60;
  const look = async (step: number) => {
    windows[0].time.seconds += step;
    for (const { delivery } of windows) await delivery.tick();
  };
  for (let n = 0; n < seconds; n += 5) await look(5);
  const modes = async () => {
    // A busy machine needs more looks, and gets no more time for them.
    await look((looksLeft -= 1) > 0 ? 1 : 0);
    return Promise.all(
      windows.map(async ({ delivery }) => [
        (await delivery.snapshot()).mode.mode,
        delivery.isRecording(),
      ]),
    );
  };
  await expect.poll(modes).toEqual(windows.map(() => [mode, mode === "recording"]));
}

/** Waits until the window that sends has done everything that it has begun. */
async function settled(...windows: Window[]): Promise<void> {
  for (const { delivery } of windows) {
    await delivery.current()?.seal();
    await delivery.current()?.sendNow();
  }
}

test("without a yes on the server nothing is recorded, sent or left; the state says what to do", async () => {
  const server = await aServer();
  server.coding = false;
  const [window] = await windowsOn(server);
  await window.type(10, "canary");
  await pass(2, "not_allowed", window);
  await window.type(600, "canary");
  await settled(window);
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toEqual({ mode: "not_allowed", mustSignIn: false });
  expect(facts).toMatchObject({ today: { secondsTotal: 0 }, waiting: { batches: 0 } });
  expect(server.pushes).toEqual([]);
  expect(await filesWith("canary", window.root)).toEqual([]);
});

test("withdrawn with a backlog: both windows stop within a minute, the backlog is discarded", async () => {
  const server = await aServer();
  const windows = await windowsOn(server);
  const [window, other] = windows;
  await window.type(30, "sent before");
  await window.delivery.sendNow();
  server.onPush = () => refusal(503, "unavailable");
  await window.type(60, "canary");
  await window.delivery.sendNow();
  const { names } = window.delivery.current()!;
  await quarantine(
    realDisk,
    names,
    "b",
    [{ record: { project: "canary" }, code: "in_future", sentence: "" }],
    0,
  );
  await writeFile(join(names.outbox, "x.batch.1.99999999.tmp"), "canary");
  await window.type(30, "canary in an open segment");
  other.time.seconds = window.time.seconds;
  await other.type(0, "canary of the other");
  other.time.seconds += 5;
  await other.type(0, "canary of the other");
  expect((await filesWith("canary", window.root)).length).toBeGreaterThanOrEqual(5);

  server.coding = false;
  server.onPush = null;
  // events that are not durable yet
  for (const { delivery, time } of windows)
    delivery.record(anEvent({ at: time.seconds, project: "canary" }));
  window.time.seconds = other.time.seconds;
  await pass(60, "not_allowed", ...windows);
  // a retry in the minute before the windows knew was refused by the server; from now on there is
  // none
  expect([...server.batches.values()].filter((body) => body.includes("canary"))).toEqual([]);
  server.pushes.length = 0;
  for (const one of windows) await one.type(600, "canary");
  await settled(...windows);
  await pass(300, "not_allowed", ...windows);
  await settled(...windows);

  expect(server.pushes).toEqual([]);
  expect(await filesWith("canary", window.root)).toEqual([]);
  const { facts } = await other.delivery.snapshot();
  expect(facts?.consent).toMatchObject({ withdrawals: 1, discarding: null });
  // 60 sealed, 30 and 5 in open segments; a seal that became due meanwhile makes these as long as
  // they really were
  expect(facts?.consent.discarded.seconds).toBeGreaterThanOrEqual(95);
  expect(facts?.today).toMatchObject({
    secondsTotal: 30,
    projects: [{ name: "sent before", seconds: 30 }],
  });
});

test("what is refused for want of consent is discarded and counted; the next token tells why", async () => {
  const server = await aServer();
  const [window] = await windowsOn(server);
  await window.type(10, "sent before");
  await settled(window);
  const tokens = server.tokensGiven;
  server.coding = false;
  await window.type(40, "canary");
  await window.delivery.sendNow();
  expect(server.pushes.filter(({ body }) => body.includes("canary"))).toHaveLength(1);
  expect(server.tokensGiven).toBe(tokens + 1);
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toMatchObject({ mode: "not_allowed" });
  expect(facts?.consent.discarded).toEqual({ batches: 1, seconds: 40 });
  expect(facts?.today.secondsTotal).toBe(10);
  expect(await filesWith("canary", window.root)).toEqual([]);
});

test("a no that was taken back before the next token costs only the batch that was refused", async () => {
  const server = await aServer();
  const [window] = await windowsOn(server);
  await window.type(60, "canary");
  server.onPush = (batch) => {
    server.onPush = null;
    return unwanted(batch);
  };
  await window.delivery.sendNow();
  await window.type(60, "kept");
  await window.delivery.sendNow();
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toEqual({ mode: "recording" });
  expect(facts?.consent).toMatchObject({ isAllowed: true, discarded: { batches: 1, seconds: 60 } });
  expect(facts?.today.projects).toEqual([{ name: "kept", seconds: 60 }]);
  expect(await quarantined(realDisk, window.delivery.current()!.names)).toEqual([]);
  expect(await filesWith("canary", window.root)).toEqual([]);
});

test("given again: all windows record within a minute, and nothing from before is sent", async () => {
  const server = await aServer();
  const windows = await windowsOn(server);
  const [window, other] = windows;
  await window.type(60, "canary");
  server.coding = false;
  await pass(60, "not_allowed", ...windows);
  server.coding = true;
  await pass(60, "recording", ...windows);
  for (const one of windows) await one.type(60, "afterwards");
  other.time.seconds = window.time.seconds;
  await settled(other, window);
  const projects = server.pushes.flatMap(({ batch }) =>
    batch.records.map(({ project }) => project),
  );
  expect(new Set(projects)).toEqual(new Set(["afterwards"]));
  expect((await window.delivery.snapshot()).facts?.consent).toMatchObject({
    isAllowed: true,
    discarded: { batches: 0 },
  });
});

test("a window that slept through the no and the new yes keeps nothing of before", async () => {
  const server = await aServer();
  const windows = await windowsOn(server);
  const [window, sleeper] = windows;
  await window.type(10, "canary");
  await sleeper.type(0, "canary");
  sleeper.delivery.record(anEvent({ at: sleeper.time.seconds, project: "canary" }));
  server.coding = false;
  await pass(60, "not_allowed", window);
  server.coding = true;
  await pass(60, "recording", window);
  sleeper.time.seconds = window.time.seconds;
  await sleeper.type(10, "afterwards");
  await settled(sleeper, window);
  expect(server.pushes.flatMap(({ batch }) => batch.records.map(({ project }) => project))).toEqual(
    ["afterwards"],
  );
  expect(await filesWith("canary", window.root)).toEqual([]);
});

test("a withdrawn consent survives a restart without a network", async () => {
  const server = await aServer();
  const [window] = await windowsOn(server);
  server.coding = false;
  await window.type(10);
  await pass(60, "not_allowed", window);
  await window.delivery.close();
  server.onToken = () => refusal(503, "unavailable");
  const next = await aWindow({ root: window.root, key: await window.keys.read() });
  open.push(next.delivery);
  expect(next.delivery.isRecording()).toBe(false);
  await next.type(60, "canary");
  expect(await filesWith("canary", next.root)).toEqual([]);
});

test("while not allowed a revoked key is told, for without it no new yes would be learnt", async () => {
  const server = await aServer();
  const [window] = await windowsOn(server);
  server.coding = false;
  await window.type(10);
  await pass(60, "not_allowed", window);
  server.onToken = () => refusal(401, "key_revoked");
  await settled(window);
  expect((await window.delivery.snapshot()).mode).toEqual({
    mode: "not_allowed",
    mustSignIn: true,
  });
  server.onToken = null;
  server.coding = true;
  window.time.seconds += 10;
  await settled(window);
  expect((await window.delivery.snapshot()).mode).toEqual({ mode: "recording" });
  await window.type(310);
  await pass(5, "recording", window);
  expect(server.records.size).toBeGreaterThan(0);
});

test("a server that says nothing about consents takes everything, and is not asked when idle", async () => {
  const server = await aServer();
  server.coding = null;
  const [window] = await windowsOn(server);
  await window.type(60);
  await window.delivery.sendNow();
  expect((await window.delivery.snapshot()).mode).toEqual({ mode: "recording" });
  expect(server.records.size).toBe(1);
  const tokens = server.tokensGiven;
  for (let n = 0; n < 5; n += 1) {
    await pass(60, "recording", window);
    await settled(window);
  }
  expect(server.tokensGiven).toBe(tokens);
});

/** A batch of one minute of a person. */
function aBatch(number: number): Batch {
  const events = [0, 60].map((seconds) => anEvent({ at: NOON + seconds, project: "canary" }));
  const list = sessions(
    events,
    Buffer.from(childId("seed", String(number)).replaceAll("-", ""), "hex"),
  );
  const client = { name: "streakline-vscode", version: "0.1.0" };
  return sealBatch({
    id: childId("batch", String(number)),
    sealedAt: NOON + 60,
    timeZone: "UTC",
    client,
    sessions: list,
  });
}

async function aKeeper(parts: Partial<ConsentKeeperDeps> = {}) {
  const { root, names } = await aHome();
  for (let n = 0; n < 3; n += 1) await putBatch(realDisk, names, aBatch(n));
  return { root, names, keeper: keeperOver(names, parts) };
}

function keeperOver(names: AccountNames, parts: Partial<ConsentKeeperDeps> = {}) {
  const deps = {
    disk: realDisk,
    holdsLease: async () => true,
    nowMilliseconds: () => NOON * 1000,
    onChange: async () => undefined,
  };
  return createConsentKeeper({ ...deps, names, log: () => undefined, ...parts });
}

const said = (coding: boolean) => ({ coding, sites: false, page_keys: false });

test("an old answer undoes nothing newer, and a window without the lease changes nothing", async () => {
  const { names, keeper } = await aKeeper();
  const [yes, no] = [await keeper.asking(), await keeper.asking()];
  await no(said(false));
  await yes(said(true));
  expect(await readCodingConsent(realDisk, names)).toMatchObject({
    isAllowed: false,
    withdrawals: 1,
  });
  const late = await keeper.asking();
  await writeCodingConsent(realDisk, names, { ...ALLOWED, withdrawals: 1, atMilliseconds: 1 });
  await late(said(false));
  expect(await readCodingConsent(realDisk, names)).toMatchObject({ isAllowed: true });
  const frozen = await aKeeper({ holdsLease: async () => false });
  await (
    await frozen.keeper.asking()
  )(said(false));
  expect(await readCodingConsent(realDisk, frozen.names)).toEqual(ALLOWED);
  expect(await waitingBatches(realDisk, frozen.names)).toHaveLength(3);
});

test("a yes right after a no waits until every window has seen the no", async () => {
  let now = NOON * 1000;
  const { names, keeper } = await aKeeper({ nowMilliseconds: () => now });
  await (
    await keeper.asking()
  )(said(false));
  now += 9_999;
  await (
    await keeper.asking()
  )(said(true));
  expect(await readCodingConsent(realDisk, names)).toMatchObject({ isAllowed: false });
  now += 1;
  await (
    await keeper.asking()
  )(said(true));
  expect(await readCodingConsent(realDisk, names)).toMatchObject({
    isAllowed: true,
    withdrawals: 1,
  });
});

/** A disk on which the process dies at the nth change. */
function dyingDisk(at: number): { disk: Disk; changes: () => number } {
  let changes = 0;
  const step = () => {
    changes += 1;
    if (changes >= at) throw Object.assign(new Error("killed"), { code: "KILLED" });
  };
  const disk: Disk = {
    ...realDisk,
    open: async (...args: Parameters<typeof realDisk.open>) => {
      if (args[1] !== "r") step();
      return realDisk.open(...args);
    },
    rename: async (...args) => (step(), realDisk.rename(...args)),
    rm: async (...args) => (step(), realDisk.rm(...args)),
  };
  return { disk, changes: () => changes };
}

test("killed at any step of a withdrawal: the old state or the new one, counted once", async () => {
  const ends = new Set<string>();
  for (let at = 1; at < 20; at += 1) {
    const { disk } = dyingDisk(at);
    const { root, names, keeper } = await aKeeper({ disk });
    await (await keeper.asking())(said(false)).catch(() => undefined);
    const then = await readCodingConsent(realDisk, names);
    const left = (await waitingBatches(realDisk, names)).length;
    ends.add(`${then.isAllowed ? "old" : "new"} ${left}`);
    if (then.isAllowed) expect(left).toBe(3);
    await keeperOver(names).sweep();
    const after = await readCodingConsent(realDisk, names);
    if (then.isAllowed) expect(after).toEqual(ALLOWED);
    else {
      expect(after).toMatchObject({
        isAllowed: false,
        discarded: { batches: 3, seconds: 180 },
        discarding: null,
      });
      expect(await filesWith("canary", root)).toEqual([]);
    }
  }
  expect(ends).toEqual(new Set(["old 3", "new 3", "new 2", "new 1", "new 0"]));
});

test("killed at any step of a refusal: the batch is counted once, what was stored of it stays", async () => {
  const batch = {
    ...aBatch(0),
    records: [aBatch(0).records[0]!, { ...aBatch(1).records[0]!, project: "kept" }],
  };
  const refusedIds = new Set([batch.records[0]!.id]);
  for (let at = 1; at < 14; at += 1) {
    const { names } = await aHome();
    await putBatch(realDisk, names, batch);
    const [waiting] = await waitingBatches(realDisk, names);
    await keeperOver(names, { disk: dyingDisk(at).disk })
      .discardRefused(waiting!, batch, refusedIds)
      .catch(() => undefined);
    for (const again of await waitingBatches(realDisk, names))
      await keeperOver(names).discardRefused(again, batch, refusedIds);
    expect(await readCodingConsent(realDisk, names)).toMatchObject({
      isAllowed: true,
      discarded: { batches: 1, seconds: 60 },
    });
    expect(await waitingBatches(realDisk, names)).toEqual([]);
    expect(await filesWith("canary", names.folder)).toEqual([]);
    expect((await readdir(names.sent)).filter((name) => name.endsWith(".batch"))).toHaveLength(1);
  }
});

test("withdrawing for one account leaves what waits for another", async () => {
  const { names, keeper, root } = await aKeeper();
  const others = accountNames(storedNames(root), {
    server: "http://127.0.0.1:4700",
    userId: "bob",
  });
  await mkdir(others.outbox, { recursive: true });
  await putBatch(realDisk, others, aBatch(9));
  await (
    await keeper.asking()
  )(said(false));
  expect(await waitingBatches(realDisk, names)).toEqual([]);
  expect(await waitingBatches(realDisk, others)).toHaveLength(1);
});
