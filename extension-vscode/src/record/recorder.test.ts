import { appendFile, type FileHandle, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aHome, anEvent, NOON } from "../testing/home.ts";
import { decodeBatchFile } from "../outbox/batch-file.ts";
import { type Disk, realDisk } from "../store/disk.ts";
import { encodeFrame } from "../store/frame.ts";
import { waitingBatches } from "../outbox/outbox.ts";
import { thisProcess } from "../store/process-identity.ts";
import { createRecorder, type RecorderDeps } from "./recorder.ts";
import { createRecovery } from "../outbox/recover-segments.ts";
import { segmentContent } from "../store/segment-content.ts";
import type { AccountNames } from "../store/stored-names.ts";

const client = { name: "streakline-vscode", version: "0.1.0" };
const neverABug = (error: unknown) => {
  throw error;
};

function deps(names: AccountNames, parts: Partial<RecorderDeps> = {}): RecorderDeps {
  return {
    disk: realDisk,
    names,
    me: thisProcess(),
    client,
    clock: () => NOON + 300,
    timeZone: () => "Europe/Berlin",
    onBug: neverABug,
    ...parts,
  };
}

/** Recovery as the next window does it; the writer counts as dead. */
async function recoverAll(names: AccountNames): Promise<void> {
  let monotonic = 0;
  const recovery = createRecovery({ ...deps(names), monotonicMilliseconds: () => monotonic });
  await recovery();
  monotonic = 60_000;
  await recovery();
}
const dead = { ...thisProcess(), startedAt: "1" };

async function records(names: AccountNames) {
  const found = [];
  for (const { name } of await waitingBatches(realDisk, names)) {
    const file = decodeBatchFile(await readFile(join(names.outbox, name)));
    if (file.state === "whole") found.push(...file.sealed.batch.records);
  }
  return found.toSorted((a, b) => a.startedAt - b.startedAt);
}

test("events of two minutes become one session in a batch, and the segment is gone", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names));
  for (const at of [0, 30, 90]) recorder.record(anEvent({ at: NOON + at }));
  expect(await recorder.flush()).toEqual({ state: "recording" });
  await recorder.seal();
  expect(await records(names)).toMatchObject([
    { startedAt: NOON, endedAt: NOON + 90, keystrokes: 3, project: "alpha" },
  ]);
  expect(await readdir(names.segments)).toEqual([]);
});

test("what goes on over a seal continues without a gap under a new id", async () => {
  const { names } = await aHome();
  let now = NOON + 60;
  const recorder = createRecorder(deps(names, { clock: () => now }));
  recorder.record(anEvent());
  recorder.record(anEvent({ at: NOON + 60 }));
  await recorder.seal();
  recorder.record(anEvent({ at: NOON + 70 }));
  now = NOON + 400;
  await recorder.seal();
  expect(await records(names)).toMatchObject([
    { startedAt: NOON, endedAt: NOON + 60, endedBy: "seal" },
    { startedAt: NOON + 60, endedAt: NOON + 70 },
  ]);
});

test("a window without events seals nothing", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names));
  await recorder.seal();
  await recorder.close();
  expect(await waitingBatches(realDisk, names)).toEqual([]);
});

test("a segment cut at every byte of its last frames loses no earlier event", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names, { me: dead }));
  for (let n = 0; n < 5; n += 1) {
    recorder.record(anEvent({ at: NOON + n * 10 }));
    await recorder.flush();
  }
  const [segment = ""] = await readdir(names.segments);
  const whole = await readFile(join(names.segments, segment));
  const frame = Math.floor((whole.length - whole.indexOf('{"f":"event"')) / 5);
  for (let length = whole.length - frame; length <= whole.length; length += 1) {
    const ends = segmentContent(segment, whole.subarray(0, length)).events.map(
      ({ at }) => at - NOON,
    );
    expect(ends).toEqual(length === whole.length ? [0, 10, 20, 30, 40] : [0, 10, 20, 30]);
    if (length % 40 !== 0 && length !== whole.length) continue;
    const copy = await aHome();
    await writeFile(join(copy.names.segments, segment), whole.subarray(0, length));
    await recoverAll(copy.names);
    expect(await records(copy.names)).toMatchObject([
      { startedAt: NOON, endedAt: NOON + ends.at(-1)!, endedBy: "close" },
    ]);
  }
  await recorder.close();
});

/** A disk that dies at the n-th operation: everything from then on throws, as after a SIGKILL. */
function dyingDisk(operations: number): {
  disk: Disk;
  count: () => number;
  closeAll: () => Promise<void>;
} {
  const handles: FileHandle[] = [];
  let left = operations;
  let count = 0;
  const dying = <T extends (...args: never[]) => Promise<unknown>>(work: T): T =>
    (async (...args: Parameters<T>) => {
      count += 1;
      if ((left -= 1) < 0) throw Object.assign(new Error("killed"), { code: "EKILLED" });
      const result = await work(...args);
      if (result !== null && typeof result === "object" && "appendFile" in result) {
        handles.push(result as unknown as FileHandle);
        const handle = result as unknown as Record<string, (...inner: never[]) => Promise<unknown>>;
        for (const name of ["write", "writeFile", "appendFile", "sync", "datasync"])
          handle[name] = dying(handle[name]!.bind(result));
      }
      return result;
    }) as T;
  const disk = Object.fromEntries(
    Object.entries(realDisk).map(([name, work]) => [name, dying(work as () => Promise<unknown>)]),
  ) as unknown as Disk;
  const closeAll = async () => {
    await Promise.allSettled(handles.map((handle) => handle.close()));
  };
  return { disk, count: () => count, closeAll };
}

test("killed at every single operation of the disk, what was durable is delivered exactly once", async () => {
  const run = async (operations: number) => {
    const { names } = await aHome();
    const { disk, count, closeAll } = dyingDisk(operations);
    const recorder = createRecorder(deps(names, { disk, me: dead }));
    let durable = 0;
    for (let n = 0; n < 3; n += 1) {
      recorder.record(anEvent({ at: NOON + n * 10, counters: { keystrokes: 1 } }));
      if ((await recorder.flush()).state === "recording") durable = n + 1;
      else break;
      if (n === 1 && (await recorder.seal()).state === "stopped") break;
    }
    await recoverAll(names);
    await recoverAll(names);
    const found = await records(names);
    const keystrokes = found.reduce((sum, session) => sum + session.keystrokes, 0);
    // the event whose fsync failed may be there or not, one more at most
    expect([durable, durable + 1], `after ${operations} operations`).toContain(keystrokes);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(await readdir(names.segments)).toEqual([]);
    await closeAll();
    return count() <= operations;
  };
  let operations = 0;
  while (!(await run(operations))) operations += 1;
  expect(operations).toBeGreaterThan(20);
});

test("a segment sealed again after a crash gives the same batch, byte for byte", async () => {
  const { names } = await aHome();
  const withoutRemoval: Disk = {
    ...realDisk,
    rm: () => Promise.reject(Object.assign(new Error("killed"), { code: "EKILLED" })),
  };
  const recorder = createRecorder(deps(names, { disk: withoutRemoval, me: dead }));
  recorder.record(anEvent());
  expect(await recorder.seal()).toEqual({ state: "stopped", code: "EKILLED" });
  const [first] = await waitingBatches(realDisk, names);
  const before = await readFile(join(names.outbox, first!.name));
  await realDisk.rm(join(names.outbox, first!.name));
  await recoverAll(names);
  expect(await readFile(join(names.outbox, first!.name))).toEqual(before);
  await recorder.close();
});

test("close() closes every file, also when the disk refuses to seal what is in them", async () => {
  const { names } = await aHome();
  const opened: FileHandle[] = [];
  const disk: Disk = {
    ...realDisk,
    open: async (...args) => {
      const handle = await realDisk.open(...args);
      opened.push(handle);
      return handle;
    },
    rename: () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" })),
  };
  const recorder = createRecorder(deps(names, { disk }));
  recorder.record(anEvent());
  expect(await recorder.close()).toEqual({ state: "stopped", code: "ENOSPC" });
  expect(opened.length).toBeGreaterThan(1);
  expect(opened.filter(({ fd }) => fd !== -1)).toEqual([]);
});

test("a full disk stops recording visibly, loses nothing, and recording resumes by itself", async () => {
  const { names } = await aHome();
  let isFull = false;
  const disk: Disk = {
    ...realDisk,
    open: async (path, flags, mode) => {
      const handle = await realDisk.open(path, flags, mode);
      const full = async () => {
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      };
      return new Proxy(handle, {
        get: (target, name) => {
          const value = Reflect.get(target, name) as unknown;
          if (typeof value !== "function") return value;
          if (
            isFull &&
            ["write", "writeFile", "appendFile", "sync", "datasync"].includes(String(name))
          )
            return full;
          return value.bind(target) as unknown;
        },
      });
    },
  };
  const recorder = createRecorder(deps(names, { disk }));
  recorder.record(anEvent());
  await recorder.flush();
  isFull = true;
  recorder.record(anEvent({ at: NOON + 10 }));
  expect(await recorder.flush()).toEqual({ state: "stopped", code: "ENOSPC" });
  expect(await recorder.seal()).toEqual({ state: "stopped", code: "ENOSPC" });
  expect(recorder.pending()).toBe(1);
  isFull = false;
  expect(await recorder.seal()).toEqual({ state: "recording" });
  expect(await records(names)).toMatchObject([
    { startedAt: NOON, endedAt: NOON + 10, keystrokes: 2 },
  ]);
});

test("a window whose segment was recovered by another goes on in a new one, without loss", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names, { me: dead }));
  recorder.record(anEvent());
  await recorder.flush();
  await recoverAll(names);
  recorder.record(anEvent({ at: NOON + 20 }));
  expect(await recorder.flush()).toEqual({ state: "recording" });
  await recorder.seal();
  expect((await records(names)).reduce((sum, session) => sum + session.keystrokes, 0)).toBe(2);
});

test("the segment of a living window is left alone", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names));
  recorder.record(anEvent());
  await recorder.flush();
  await recoverAll(names);
  expect(await waitingBatches(realDisk, names)).toEqual([]);
  await recorder.close();
});

test("a segment that fails three times goes to the quarantine, and the rest is recovered", async () => {
  const { names } = await aHome();
  await mkdir(names.segments, { recursive: true });
  await writeFile(join(names.segments, "poison.seg.3"), "anything");
  const recorder = createRecorder(deps(names, { me: dead }));
  recorder.record(anEvent());
  await recorder.flush();
  await recoverAll(names);
  expect(await records(names)).toHaveLength(1);
  expect(await readdir(names.quarantine)).toEqual(["poison.seg"]);
  await recorder.close();
});

test("a payload that is no event is set aside, and everything else of its segment is delivered", async () => {
  const { names } = await aHome();
  const recorder = createRecorder(deps(names, { me: dead }));
  recorder.record(anEvent());
  await recorder.flush();
  const [segment = ""] = await readdir(names.segments);
  await appendFile(
    join(names.segments, segment),
    encodeFrame(Buffer.from('{"f":"event","event":{"at":"never"}}')),
  );
  await recoverAll(names);
  expect(await records(names)).toHaveLength(1);
  expect(await readdir(names.quarantine)).toHaveLength(1);
  await recorder.close();
});
