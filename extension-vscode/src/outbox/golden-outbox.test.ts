import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Account } from "../send/account.ts";
import { afterEach, expect, test } from "vitest";
import { post } from "../send/post.ts";
import { realDisk } from "../store/disk.ts";
import { accountNames, storedNames } from "../store/stored-names.ts";
import { type FakeServer, startFakeServer } from "../testing/fake-server.ts";
import { aWindow } from "../testing/window.ts";
import { waitingBatches } from "./outbox.ts";
import { quarantined } from "./quarantined.ts";

/**
 * A folder as version 0.1.0 left it on a disk, by path: a morning that waits, with a
 * segment that is still open, one that is marked, one whose batch exists already, one that another
 * window had begun to recover, a batch with a flipped bit, one of which nothing is left, refused
 * records, acknowledged batches, a draft and a pause. Never edited: every later version must send
 * it whole.
 */
type Golden = {
  now: number;
  account: Account;
  files: Record<string, string>;
  /** Ids of records that the server stored before, and of those that wait for it. */
  acknowledged: string[];
  waiting: string[];
};

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function unpacked(): Promise<{ golden: Golden; root: string; server: FakeServer }> {
  const path = new URL("outbox.v1.json", import.meta.url);
  const golden = JSON.parse(await readFile(path, "utf8")) as Golden;
  const root = await mkdtemp(join(tmpdir(), "streakline-golden-"));
  for (const [name, content] of Object.entries(golden.files)) {
    const [encoding, text] = [
      content.slice(0, content.indexOf(":")),
      content.slice(content.indexOf(":") + 1),
    ];
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), Buffer.from(text, encoding as "utf8" | "base64"));
  }
  const server = await startFakeServer(golden.account.userId);
  servers.push(server);
  return { golden, root, server };
}

/** A window over the folder, whose server has moved to the fake one. */
function openWindow(root: string, { account }: Golden, server: FakeServer) {
  const key = { ...account, key: "slk_test" };
  return aWindow({
    root,
    key,
    parts: {
      post: (request) => post({ ...request, url: request.url.replace(account.server, server.url) }),
    },
  });
}

test("an outbox of version 0.1.0 is sent whole: nothing lost, nothing twice", async () => {
  const { golden, root, server } = await unpacked();
  const window = await openWindow(root, golden, server);
  window.time.seconds = golden.now;
  // the dead windows' segments count as dead once they have shown no life for a minute
  for (let seconds = 0; seconds <= 80; seconds += 20) {
    window.time.seconds += 20;
    await window.delivery.sendNow();
  }
  const names = accountNames(storedNames(root), golden.account);
  expect(await waitingBatches(realDisk, names)).toEqual([]);
  expect(await readdir(names.segments)).toEqual([]);
  expect([...server.records].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(
    golden.waiting.map((id) => [id, 1]),
  );
  const pushed = server.pushes.flatMap(({ batch }) => batch.records.map(({ id }) => id));
  expect(pushed.filter((id) => golden.acknowledged.includes(id))).toEqual([]);
  expect((await quarantined(realDisk, names)).map(({ code }) => code)).toEqual([
    "unreadable",
    "contains_sensitive",
  ]);
  await window.delivery.close();
});

test("another version's folder is left untouched, byte for byte", async () => {
  const { golden, root, server } = await unpacked();
  await rename(join(root, "v1"), join(root, "v2"));
  const before = await everythingIn(root);
  const window = await openWindow(root, golden, server);
  expect(window.delivery.current()).toBeNull();
  await window.delivery.enter(golden.account);
  await window.type(60);
  await window.delivery.sendNow();
  await window.delivery.close();
  const after = await everythingIn(root);
  expect(after.filter(([name]) => name.startsWith("v2"))).toEqual(before);
  expect(server.records.size).toBeGreaterThan(0);
});

async function everythingIn(root: string): Promise<[name: string, content: string][]> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Promise.all(
    files.map(async (path) => [path.slice(root.length + 1), await readFile(path, "base64")]),
  );
}
