import { dehydrate } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { api, queryClient } from "./api.ts";
import { forgetQueries, restoreQueries } from "./query-cache.ts";

const disk = vi.hoisted(() => new Map<string, string>());
vi.mock("idb-keyval", () => ({
  get: (key: string) => Promise.resolve(disk.get(key)),
  set: (key: string, value: string) => Promise.resolve(void disk.set(key, value)),
  del: (key: string) =>
    disk.has("hangs") ? new Promise(() => undefined) : Promise.resolve(void disk.delete(key)),
}));

it("who one is and days come back from the disk and are asked for again, however young", async () => {
  const me = api.accounts.me.queryKey();
  const day = api.stats.day.queryKey({ day: "2026-11-22" });
  for (const key of [me, day]) queryClient.setQueryData<unknown>(key, { kept: true });
  disk.set(
    "streakline.queries.v1",
    JSON.stringify({ buster: "2", timestamp: Date.now(), clientState: dehydrate(queryClient) }),
  );
  queryClient.clear();
  await restoreQueries();
  expect([me, day].map((key) => queryClient.getQueryState<unknown>(key))).toMatchObject([
    { data: { kept: true }, isInvalidated: true },
    { data: { kept: true }, isInvalidated: true },
  ]);
  queryClient.clear();
});

it("what an older version of the page left on the disk is dropped", async () => {
  const me = api.accounts.me.queryKey();
  queryClient.setQueryData<unknown>(me, { kept: true });
  disk.set(
    "streakline.queries.v1",
    JSON.stringify({ buster: "", timestamp: Date.now(), clientState: dehydrate(queryClient) }),
  );
  queryClient.clear();
  await restoreQueries();
  expect(queryClient.getQueryData<unknown>(me)).toBeUndefined();
  queryClient.clear();
});

it("a disk that hangs does not keep anybody from signing out", async () => {
  disk.set("hangs", "");
  await forgetQueries();
  disk.delete("hangs");
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
});
