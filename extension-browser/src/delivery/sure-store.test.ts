import { expect, test } from "vitest";
import { fakeStore } from "../testing/fake-store.ts";
import { sureStore } from "./sure-store.ts";

function scene() {
  const disk = fakeStore();
  let isRefused = false;
  let starts = 0;
  const wake = () =>
    sureStore(disk, {
      wasRefused: async () => isRefused,
      noteRefused: async () => {
        isRefused = true;
      },
      startAnew: () => {
        starts += 1;
        isRefused = false;
      },
    });
  return { disk, wake, starts: () => starts };
}

test("sureStore() writes and removes what it is given while nothing was refused", async () => {
  const { disk, wake, starts } = scene();
  const store = wake();
  await store.set({ a: 1, b: 2 });
  await store.remove(["a"]);
  expect(await disk.get(["a", "b"])).toEqual({ b: 2 });
  expect(starts()).toBe(0);
});

test("sureStore() writes nothing behind a refusal, not even after a suspension, and starts anew when there is room", async () => {
  const { disk, wake, starts } = scene();
  await wake().set({ a: 1 });
  disk.isFull = true;
  await expect(wake().set({ a: 2 })).rejects.toThrow();
  await expect(wake().set({ a: 3 })).rejects.toThrow();
  expect(starts()).toBe(0);
  disk.isFull = false;
  await expect(wake().set({ a: 4 })).rejects.toThrow("anew");
  expect(starts()).toBe(1);
  expect(await disk.get(["a"])).toEqual({ a: 1 });
  await wake().set({ a: 5 });
  expect(await disk.get(["a"])).toEqual({ a: 5 });
});
