import { afterEach, expect, test } from "vitest";
import { refusal } from "@streakline/shared/testing/reply-server.ts";
import { realDisk } from "../store/disk.ts";
import { accountNames, storedNames } from "../store/stored-names.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import { accountOn, aWindow, signIn } from "../testing/window.ts";
import { followKey } from "./follow-key.ts";

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function aServer(): Promise<FakeServer> {
  const server = await startFakeServer();
  open.push(server);
  return server;
}

/** A disk whose next read of a file waits until it is let go. */
function slowDisk(name: string) {
  let wait: Promise<void> | null = null;
  const disk = {
    ...realDisk,
    async readFile(path: string) {
      const bytes = await realDisk.readFile(path).catch((error: unknown) => error as Error);
      if (path.endsWith(name)) await wait;
      if (bytes instanceof Error) throw bytes;
      return bytes;
    },
  };
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    wait = promise;
    return () => {
      wait = null;
      resolve();
    };
  };
  return { disk, hold };
}

test("signing in again in one window ends the hour of waiting of the window that sends", async () => {
  const server = await aServer();
  server.onToken = () => refusal(401, "key_revoked");
  const account = accountOn(server);
  const sending = await aWindow();
  await signIn(sending, account);
  open.push(sending.delivery);
  await sending.type(60);
  await sending.delivery.sendNow();
  const other = await aWindow({ root: sending.root, parts: { keys: sending.keys } });
  open.push(other.delivery);
  expect((await other.delivery.snapshot()).mode).toMatchObject({ mode: "sign_in" });
  server.onToken = null;
  await signIn(other, account);
  await other.delivery.sendNow();
  sending.time.seconds += 2;
  await sending.delivery.tick();
  await expect.poll(() => server.records.size).toBe(1);
  await expect
    .poll(async () => (await other.delivery.snapshot()).mode)
    .toEqual({ mode: "recording" });
});

test("a look that began before a pause does not end it", async () => {
  const server = await aServer();
  const { disk, hold } = slowDisk("pause.json");
  const window = await aWindow({ parts: { disk } });
  await signIn(window, accountOn(server));
  open.push(window.delivery);
  await window.type(10);
  const letGo = hold();
  window.time.seconds += 2;
  const looking = window.delivery.tick();
  const pausing = window.delivery.pause(null);
  expect(window.delivery.isRecording()).toBe(false);
  letGo();
  await Promise.all([looking, pausing]);
  expect(window.delivery.isRecording()).toBe(false);
});

test("a look that began before a sign-out or a sign-in does not bring back the account before", async () => {
  const server = await aServer();
  const { disk, hold } = slowDisk("account.json");
  const window = await aWindow({ parts: { disk } });
  const [ann, bob] = [accountOn(server), { ...accountOn(server), userId: "bob" }];
  await signIn(window, ann);
  open.push(window.delivery);
  for (const [change, expected] of [
    [() => window.delivery.enter(bob), "bob"],
    [() => window.delivery.leave({ forget: null }), undefined],
  ] as const) {
    window.logged.length = 0;
    const letGo = hold();
    window.time.seconds += 2;
    const looking = window.delivery.tick();
    const changing = change();
    letGo();
    await Promise.all([looking, changing]);
    expect(window.delivery.current()?.account.userId).toBe(expected);
    expect(window.logged).toHaveLength(1);
  }
});

test("what waits is deleted at a sign-out also when the window has followed the key before", async () => {
  const server = await aServer();
  server.onPush = () => refusal(503, "unavailable");
  const window = await aWindow();
  const account = accountOn(server);
  await signIn(window, account);
  await window.type(60);
  await window.keys.write({ signedOutAt: 1 });
  await followKey(window.delivery, window.keys, () => undefined);
  await window.delivery.leave({ forget: account });
  const { folder } = accountNames(storedNames(window.root), account);
  await expect(realDisk.stat(folder)).rejects.toThrow("ENOENT");
});
