import { expect, test, vi } from "vitest";
import { zonesProbe } from "./zones-probe.ts";

const NONE = { differing: [], unknown: [] };

test("the comparison is made once, told once, and repeated in every answer", async () => {
  const found = { ...NONE, unknown: ["A/A"] };
  const compare = vi.fn(() => Promise.resolve(found));
  const tell = vi.fn();
  const probe = zonesProbe(compare, tell);
  for (let times = 0; times < 2; times += 1)
    expect(await probe()).toEqual({
      state: "ok",
      detail: "the database has other rules for A/A; days do not depend on them",
    });
  expect(compare).toHaveBeenCalledTimes(1);
  expect(tell.mock.calls).toEqual([[found]]);
});

test("a slow comparison holds up no answer", async () => {
  const slow = Promise.withResolvers<typeof NONE>();
  const probe = zonesProbe(() => slow.promise);
  expect(await probe()).toEqual({ state: "ok", detail: "being compared with the database's" });
  slow.resolve(NONE);
  expect((await probe()).detail).toBe("500 instants agree with the database's");
});

test("a comparison that failed is not down, and is made again", async () => {
  const compare = vi.fn(() => Promise.resolve(NONE));
  compare.mockRejectedValueOnce(new Error("gone"));
  const probe = zonesProbe(compare);
  expect(await probe()).toEqual({
    state: "ok",
    detail: "could not be compared with the database's yet",
  });
  expect((await probe()).detail).toBe("500 instants agree with the database's");
});
