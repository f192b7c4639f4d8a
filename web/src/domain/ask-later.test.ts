import { expect, it } from "vitest";
import { askLater, mayAsk } from "./ask-later.ts";

it("after Not now nothing is asked for a week", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  expect(mayAsk(1_000, storage)).toBe(true);
  askLater(1_000, storage);
  expect([1_001, 1_000 + 7 * 86_400 - 1, 1_000 + 7 * 86_400].map((now) => mayAsk(now, storage))).toEqual([false, false, true]);
});

it("blocked storage does not keep the question away, nor does it break the page", () => {
  const blocked = (): never => {
    throw new Error("blocked");
  };
  expect(mayAsk(1, { getItem: blocked })).toBe(true);
  expect(() => askLater(1, { setItem: blocked })).not.toThrow();
});
