import { expect, test } from "vitest";
import { fakeStore } from "../testing/fake-store.ts";
import { sureStore } from "./sure-store.ts";

function scene() {
  const disk = fakeStore();
  let isRefused = false;
  const bytes: number[] = [];
  const counted = {
    ...disk,
    set: async (items: Readonly<Record<string, unknown>>) => {
      disk.isFull = counted.isFull;
      await disk.set(items);
      bytes.push(JSON.stringify(items).length);
    },
  };
  const wake = () =>
    sureStore(counted, {
      has: async () => isRefused,
      note: async () => {
        isRefused = true;
      },
      forget: async () => {
        isRefused = false;
      },
    });
  return { disk: counted, wake, bytes };
}

test("sureStore() writes and removes what it is given while nothing was refused", async () => {
  const { disk, wake, bytes } = scene();
  const store = wake();
  await store.set({ a: 1, b: 2 });
  await store.remove(["a"]);
  expect(await disk.get(["a", "b"])).toEqual({ b: 2 });
  expect(bytes).toHaveLength(1);
});

test("sureStore() begins a new log behind a refusal, also after a suspension, leaving no trial", async () => {
  const { disk, wake, bytes } = scene();
  await wake().set({ a: 1 });
  disk.isFull = true;
  await expect(wake().set({ a: 2 })).rejects.toThrow();
  await expect(wake().set({ a: 3 })).rejects.toThrow();
  disk.isFull = false;
  await wake().set({ a: 4 });
  await wake().set({ a: 5 });
  expect(bytes.map((length) => length > 5 * 1024 * 1024)).toEqual([false, true, false, false]);
  expect(await disk.get(["a", "trial"])).toEqual({ a: 5 });
});
