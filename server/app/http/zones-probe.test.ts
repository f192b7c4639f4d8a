import { expect, test, vi } from "vitest";
import { zonesProbe } from "./zones-probe.ts";

const NONE = { differing: [], unknown: [] };

test("the comparison is made once, told once, and repeated in every answer", async () => {
  const compare = vi.fn(() => Promise.resolve({ ...NONE, unknown: ["A/A"] }));
  const tell = vi.fn();
  const probe = zonesProbe(compare, tell);
  for (let times = 0; times < 2; times += 1)
    expect(await probe()).toEqual({
      state: "ok",
      detail: "the database has other rules for A/A; days do not depend on them",
    });
  expect(compare).toHaveBeenCalledTimes(1);
  expect(tell.mock.calls).toEqual([[{ differences: { ...NONE, unknown: ["A/A"] } }]]);
});

test("a slow comparison holds up no answer, and a failed one is not down", async () => {
  const slow = Promise.withResolvers<typeof NONE>();
  const probe = zonesProbe(() => slow.promise);
  expect(await probe()).toEqual({ state: "ok", detail: "being compared with the database's" });
  slow.resolve(NONE);
  expect((await probe()).detail).toBe("500 instants agree with the database's");
  const error = new Error("gone");
  const tell = vi.fn();
  expect((await zonesProbe(() => Promise.reject(error), tell)()).detail).toContain("the log says");
  expect(tell).toHaveBeenCalledWith({ error });
});
