import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Cache } from "../../platform/cache/cache.ts";

/** What the door to the cache promises, for one implementation. */
export function cacheContract(implementation: string, open: () => Promise<Cache>): void {
  describe(`the cache: ${implementation}`, () => {
    let cache: Cache;
    beforeEach(async () => {
      cache = await open();
    });
    afterEach(async () => await cache.close());

    test("get() gives what was set, and undefined for what was not", async () => {
      await cache.set("ada", { days: [1, 2], name: "Zoë 🦊", none: null }, 60);
      expect(await cache.get("ada")).toEqual({ days: [1, 2], name: "Zoë 🦊", none: null });
      expect(await cache.get("bob")).toBeUndefined();
      await cache.set("ada", null, 60);
      expect(await cache.get("ada")).toBeNull();
    });

    test("a value is a copy: changing it changes nothing for others", async () => {
      const days = [1];
      await cache.set("days", days, 60);
      days.push(2);
      const mine = (await cache.get("days")) as number[];
      mine.push(3);
      expect(await cache.get("days")).toEqual([1]);
    });

    test("a value is gone after its time, and setting it anew begins the time anew", async () => {
      await cache.set("short", 1, 1);
      await cache.set("long", 1, 1);
      await cache.set("long", 2, 60);
      expect(await cache.get("short")).toBe(1);
      await expect.poll(() => cache.get("short")).toBeUndefined();
      expect(await cache.get("long")).toBe(2);
    });

    test("delete() takes a value away, and nothing else", async () => {
      await cache.set("one", 1, 60);
      await cache.set("two", 2, 60);
      await cache.delete("one");
      await cache.delete("never set");
      expect([await cache.get("one"), await cache.get("two")]).toEqual([undefined, 2]);
    });
  });
}
