import * as z from "zod/mini";
import { int } from "@streakline/shared/int.ts";
import type { Store } from "./store.ts";

/**
 * What lives as long as the browser runs, in its memory only: a background that wakes asks nothing
 * that was asked a moment ago.
 */
const Values = z.object({
  /** An access token of the device with this key. */
  token: z.nullable(z.object({ token: z.string(), expiresAt: int(), key: z.string() })),
  /**
   * When the server was asked last, in epoch seconds: what may be recorded, and about today. 0:
   * never.
   */
  polledAt: int(),
  askedTodayAt: int(),
});
type CacheValues = z.infer<typeof Values>;

export type SessionCache = {
  get(): Promise<CacheValues>;
  set(values: Partial<CacheValues>): Promise<void>;
};

const NONE: CacheValues = { token: null, polledAt: 0, askedTodayAt: 0 };
/** Its key in the storage of the session. */
const NAME = "hints";

/**
 * Hints in a storage that the browser forgets when it ends. Losing them costs requests, never a
 * record.
 */
export function createSessionCache(session: Pick<Store, "get" | "set">): SessionCache {
  let known: CacheValues | null = null;

  async function get(): Promise<CacheValues> {
    if (known !== null) return known;
    const stored = Values.safeParse((await session.get([NAME]))[NAME]);
    known ??= stored.success ? stored.data : NONE;
    return known;
  }

  return {
    get,
    async set(values) {
      known = { ...(await get()), ...values };
      await session.set({ [NAME]: known });
    },
  };
}
