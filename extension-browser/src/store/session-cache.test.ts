import { expect, test } from "vitest";
import { fakeStore } from "../testing/fake-store.ts";
import { createSessionCache } from "./session-cache.ts";

test("createSessionCache() remembers over a suspension, and begins with nothing", async () => {
  const session = fakeStore();
  const cache = createSessionCache(session);
  expect(await cache.get()).toEqual({ token: null, polledAt: 0, askedTodayAt: 0 });
  await cache.set({ polledAt: 12 });
  await cache.set({ token: { token: "t", expiresAt: 700, key: "k" } });
  expect(await createSessionCache(session).get()).toEqual({
    token: { token: "t", expiresAt: 700, key: "k" },
    polledAt: 12,
    askedTodayAt: 0,
  });
});

test("createSessionCache() takes what it cannot read for nothing", async () => {
  const session = fakeStore();
  await session.set({ cache: { polledAt: "?" } });
  expect(await createSessionCache(session).get()).toEqual({
    token: null,
    polledAt: 0,
    askedTodayAt: 0,
  });
});
