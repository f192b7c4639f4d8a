import { expect, test } from "vitest";
import { fakeStore } from "../testing/fake-store.ts";
import { createHints } from "./hints.ts";

test("createHints() remembers over a suspension, and begins with nothing", async () => {
  const session = fakeStore();
  const hints = createHints(session);
  expect(await hints.get()).toEqual({ token: null, polledAt: 0, askedTodayAt: 0 });
  await hints.set({ polledAt: 12 });
  await hints.set({ token: { token: "t", expiresAt: 700, key: "k" } });
  expect(await createHints(session).get()).toEqual({
    token: { token: "t", expiresAt: 700, key: "k" },
    polledAt: 12,
    askedTodayAt: 0,
  });
});

test("createHints() takes what it cannot read for nothing", async () => {
  const session = fakeStore();
  await session.set({ hints: { polledAt: "?" } });
  expect(await createHints(session).get()).toEqual({ token: null, polledAt: 0, askedTodayAt: 0 });
});
