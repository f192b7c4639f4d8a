import { readdir } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { ok, refusal } from "@streakline/shared/testing/reply-server.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import { accountOn, aWindow, filesWith, signIn } from "../testing/window.ts";
import { realDisk } from "../store/disk.ts";
import { followKey } from "./follow-key.ts";
import { accountNames, storedNames } from "../store/stored-names.ts";

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function aServer(): Promise<FakeServer> {
  const server = await startFakeServer();
  open.push(server);
  return server;
}

test("while nobody is signed in nothing is recorded and nothing is written", async () => {
  const { delivery, type, root } = await aWindow();
  await type(60);
  expect(delivery.isRecording()).toBe(false);
  await delivery.sendNow();
  expect((await delivery.snapshot()).mode).toEqual({ mode: "signed_out" });
  expect(await readdir(root)).toEqual([]);
});

test("what is typed is counted at once on this machine, sealed after five minutes and sent", async () => {
  const server = await aServer();
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await window.type(60);
  expect((await window.delivery.snapshot()).facts?.today).toMatchObject({
    secondsTotal: 60,
    projects: [{ name: "alpha", seconds: 60 }],
  });
  await window.type(300);
  await window.delivery.sendNow();
  expect(server.records.size).toBeGreaterThan(0);
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toEqual({ mode: "recording" });
  expect(facts).toMatchObject({ waiting: { batches: 0 }, today: { secondsTotal: 360 } });
  await window.delivery.close();
});

test("offline the time goes on, the waiting amount is told, and all of it arrives later", async () => {
  const server = await aServer();
  server.onPush = () => refusal(503, "unavailable");
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await window.type(120);
  await window.delivery.sendNow();
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toMatchObject({ mode: "offline" });
  expect(facts).toMatchObject({
    waiting: { batches: 1, seconds: 120 },
    today: { secondsTotal: 120 },
  });
  server.onPush = null;
  window.time.seconds += 4_000;
  await window.delivery.sendNow();
  expect((await window.delivery.snapshot()).facts?.waiting).toMatchObject({ batches: 0 });
  await window.delivery.close();
});

test("a record that the server refused is counted as refused and no longer waits", async () => {
  const server = await aServer();
  server.onPush = ({ id: batchId, records }) => {
    const rejected = { status: "rejected", code: "bad_record", sentence: "Update." };
    return ok({ batchId, results: records.map(({ id }) => ({ id, ...rejected })) });
  };
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await window.type(60);
  expect((await window.delivery.snapshot()).facts).toMatchObject({ refused: 0 });
  await window.delivery.sendNow();
  const count = server.pushes.flatMap(({ batch }) => batch.records).length;
  expect(count).toBeGreaterThan(0);
  expect((await window.delivery.snapshot()).facts).toMatchObject({
    refused: count,
    waiting: { batches: 0 },
  });
  await window.delivery.close();
});

test("switching accounts with a backlog: each server gets its own account's records only", async () => {
  const [first, second] = [await aServer(), await aServer()];
  first.onPush = () => refusal(503, "unavailable");
  const window = await aWindow();
  const [ann, bob] = [accountOn(first), accountOn(second)];
  await signIn(window, ann);
  await window.type(60, "anns secret");
  await signIn(window, bob);
  await window.type(60, "bobs work");
  await window.delivery.sendNow();
  expect(second.pushes.flatMap(({ batch }) => batch.records.map(({ project }) => project))).toEqual(
    ["bobs work"],
  );
  expect((await window.delivery.snapshot()).facts?.today.projects).toEqual([
    { name: "bobs work", seconds: 60 },
  ]);
  first.onPush = null;
  first.pushes.length = 0;
  await signIn(window, ann);
  await window.delivery.sendNow();
  expect(first.pushes.flatMap(({ batch }) => batch.records.map(({ project }) => project))).toEqual([
    "anns secret",
  ]);
  await window.delivery.close();
});

test("a pause keeps everything out, in every window, and its time is no gap that counts", async () => {
  const server = await aServer();
  const window = await aWindow();
  await signIn(window, accountOn(server));
  const other = await aWindow({ root: window.root, key: await window.keys.read() });
  await window.type(60);
  await window.delivery.pause((window.time.seconds + 300) * 1000);
  expect((await window.delivery.snapshot()).mode).toMatchObject({ mode: "paused" });
  await window.type(60, "private");
  other.time.seconds = window.time.seconds;
  await other.delivery.tick();
  expect(other.delivery.isRecording()).toBe(false);
  window.time.seconds += 300;
  await window.type(60);
  expect((await window.delivery.snapshot()).facts?.today).toMatchObject({
    secondsTotal: 120,
    projects: [{ name: "alpha", seconds: 120 }],
  });
  await window.delivery.close();
  await other.delivery.close();
});

test("a revoked key stops sending only; signing in again as the same account sends all of it", async () => {
  const server = await aServer();
  server.onToken = () => refusal(401, "key_revoked");
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await window.type(60);
  await window.delivery.sendNow();
  expect((await window.delivery.snapshot()).mode).toEqual({
    mode: "sign_in",
    reason: "key_revoked",
  });
  expect(window.delivery.isRecording()).toBe(true);
  await window.type(60);
  server.onToken = null;
  await signIn(window, { ...accountOn(server), userId: server.userId });
  await window.delivery.sendNow();
  const { mode, facts } = await window.delivery.snapshot();
  expect(mode).toEqual({ mode: "recording" });
  expect(facts?.waiting.batches).toBe(0);
  await window.delivery.close();
});

test("signing out keeps the backlog of the account, or deletes it when the person says so", async () => {
  for (const forget of [false, true]) {
    const server = await aServer();
    server.onPush = () => refusal(503, "unavailable");
    const window = await aWindow();
    const account = accountOn(server);
    await signIn(window, account);
    await window.type(60);
    await window.delivery.leave({ forget: forget ? account : null });
    expect(window.delivery.isRecording()).toBe(false);
    const names = accountNames(storedNames(window.root), account);
    expect(await readdir(names.outbox).catch(() => [])).toHaveLength(forget ? 0 : 1);
  }
});

test("a sign-out on a host that shares the secrets is followed; a missing key is none", async () => {
  const server = await aServer();
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await followKey(
    window.delivery,
    { read: async () => null, write: async () => undefined },
    () => undefined,
  );
  expect(window.delivery.isRecording()).toBe(true);
  await followKey(
    window.delivery,
    { read: async () => ({ signedOutAt: 1 }), write: async () => undefined },
    () => undefined,
  );
  expect(window.delivery.isRecording()).toBe(false);
});

test("closing a window seals and sends what it has", async () => {
  const server = await aServer();
  const window = await aWindow({
    parts: { sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)) },
  });
  await signIn(window, accountOn(server));
  await window.type(60);
  await window.delivery.close();
  expect([...server.records.values()]).toEqual([1]);
});

test("a folder that cannot be made is told as a disk problem and tried again", async () => {
  const server = await aServer();
  let isBroken = true;
  const broken = async () => {
    throw Object.assign(new Error("read-only"), { code: "EROFS" });
  };
  const disk = {
    ...realDisk,
    open: ((...args: Parameters<typeof realDisk.open>) =>
      isBroken && args[1] !== "r" ? broken() : realDisk.open(...args)) as typeof realDisk.open,
  };
  const home = await aWindow();
  await signIn(home, accountOn(server));
  await home.delivery.close();
  const window = await aWindow({ root: home.root, key: await home.keys.read(), parts: { disk } });
  await window.type(60);
  expect((await window.delivery.snapshot()).mode).toEqual({ mode: "disk", code: "EROFS" });
  isBroken = false;
  await window.type(60);
  await window.delivery.sendNow();
  expect((await window.delivery.snapshot()).mode).toEqual({ mode: "recording" });
  expect((await window.delivery.snapshot()).facts?.today.secondsTotal).toBe(120);
  await window.delivery.close();
});

test("no file of an account holds its key", async () => {
  const server = await aServer();
  const window = await aWindow();
  await signIn(window, accountOn(server));
  await window.type(60);
  await window.delivery.sendNow();
  expect(await filesWith("slk_test", window.root)).toEqual([]);
  await window.delivery.close();
});
