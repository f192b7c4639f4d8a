import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClusterFolder, clusterFolder } from "./cluster-folder.ts";
import { nativeBinaries } from "./native-binaries.ts";
import { advice, startPostmaster } from "./postmaster.ts";
import { runAs } from "./run-as.ts";

const as = runAs(nativeBinaries());
let base: string;
let folder: ClusterFolder;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "streakline-postmaster-"));
  folder = clusterFolder(base, as);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test("startPostmaster() starts, a second one on the same folder gives null, and stop() ends it", async () => {
  const first = await startPostmaster(folder, as, 0);
  expect(await startPostmaster(folder, as, 0)).toBeNull();
  expect(statSync(folder.log).mode & 0o777).toBe(0o600);
  await first?.stop();
  await first?.ended;
  expect(() => process.kill(first?.pid ?? 0, 0)).toThrow();
});

test("a port that somebody else took gives null, to look again", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await startPostmaster(folder, as, port)).toBeNull();
  other.close();
});

test("the number of a stranger in postmaster.pid does not keep it from starting", async () => {
  writeFileSync(
    join(folder.data, "postmaster.pid"),
    `${process.pid}\n${folder.data}\n1795176000\n5432\n\n127.0.0.1\n  123  456\nready   \n`,
    { mode: 0o600 },
  );
  const server = await startPostmaster(folder, as, 0);
  expect(server).not.toBeNull();
  await server?.stop();
});

test("a setting that PostgreSQL does not know is told with its last words", async () => {
  await expect(startPostmaster(folder, as, 0, { no_such_setting: "1" })).rejects.toThrow(
    /did not start[\s\S]*no_such_setting/,
  );
});

test.each([
  ["", 4_096, /disk is full: make room/],
  ["FATAL: could not write lock file: No space left on device", 1e9, /disk is full: make room/],
  ["", 1e9, /restore a backup/],
  ["PANIC: could not locate a valid checkpoint record", 4_096, /restore a backup/],
])("after the last words %j with %d bytes free the advice is %s", (words, free, sentence) => {
  expect(advice(words, free)).toMatch(sentence);
});
