import { expect, test } from "vitest";
import { cacheContract } from "../../testing/contracts/cache-contract.ts";
import { openMemoryCache } from "./memory-cache.ts";

cacheContract("memory", async () => openMemoryCache());

test("openMemoryCache() keeps within its bytes; the least recently used goes first", async () => {
  const cache = openMemoryCache({ bytesMax: 100 });
  const kept = async () =>
    (await Promise.all(["a", "b", "c"].map((key) => cache.get(key)))).map(
      (one) => one !== undefined,
    );
  await cache.set("a", "x".repeat(30), 60);
  await cache.set("b", "x".repeat(30), 60);
  await cache.get("a");
  await cache.set("c", "x".repeat(30), 60);
  expect(await kept()).toEqual([true, false, true]);
  await cache.set("a", "x".repeat(200), 60);
  expect(await kept()).toEqual([false, false, true]);
});
