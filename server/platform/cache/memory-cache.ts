import { LRUCache } from "lru-cache";
import type { Cache } from "./cache.ts";

const BYTES_MAX = 16_777_216;

/**
 * A cache in the memory of this process: at most `bytesMax` bytes of keys and JSON (default 16 MB).
 * What was not used for longest goes first; a value that is larger than all is not kept.
 */
export function openMemoryCache({ bytesMax = BYTES_MAX } = {}): Cache {
  const kept = new LRUCache<string, string>({
    maxSize: bytesMax,
    sizeCalculation: (json, key) => Buffer.byteLength(json) + Buffer.byteLength(key) + 1,
  });
  return {
    async get(key) {
      const json = kept.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as unknown);
    },
    async set(key, value, ttlSeconds) {
      kept.set(key, JSON.stringify(value) ?? "null", { ttl: ttlSeconds * 1_000 });
    },
    async delete(key) {
      kept.delete(key);
    },
    async close() {
      kept.clear();
    },
  };
}
