import { expect, it } from "vitest";
import { askLater, mayAsk } from "./ask-later.ts";

function aStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it("after Not now nothing is asked for a week, in no place", () => {
  const storage = aStorage();
  for (const place of ["sites", "today"] as const) expect(mayAsk(place, 1_000, storage)).toBe(true);
  askLater(["sites", "today"], 1_000, storage);
  for (const place of ["sites", "today"] as const)
    expect(
      [1_001, 1_000 + 7 * 86_400 - 1, 1_000 + 7 * 86_400].map((now) => mayAsk(place, now, storage)),
    ).toEqual([false, false, true]);
});

it("who followed the line on Today is asked only on the page of sites for a week", () => {
  const storage = aStorage();
  askLater(["today"], 1_000, storage);
  expect([mayAsk("today", 1_001, storage), mayAsk("sites", 1_001, storage)]).toEqual([false, true]);
});

it("blocked storage does not keep the question away, nor does it break the page", () => {
  const blocked = (): never => {
    throw new Error("blocked");
  };
  expect(mayAsk("sites", 1, { getItem: blocked })).toBe(true);
  expect(() => askLater(["sites"], 1, { setItem: blocked })).not.toThrow();
});
