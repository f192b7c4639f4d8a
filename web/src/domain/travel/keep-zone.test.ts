import { expect, test } from "vitest";
import { keepZone, mayOffer } from "./keep-zone.ts";

function aStorage(): () => Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });
}

test("a zone that was not wanted is offered again only when one of the two zones is another", () => {
  const storage = aStorage();
  expect(mayOffer("Asia/Tokyo", "Europe/Berlin", storage)).toBe(true);
  keepZone("Asia/Tokyo", "Europe/Berlin", storage);
  expect(mayOffer("Asia/Tokyo", "Europe/Berlin", storage)).toBe(false);
  expect(mayOffer("America/Lima", "Europe/Berlin", storage)).toBe(true);
  expect(mayOffer("Asia/Tokyo", "America/Lima", storage)).toBe(true);
});

test("where nothing can be stored, it is offered again", () => {
  const blocked = (): never => {
    throw new Error("storage is blocked");
  };
  keepZone("Asia/Tokyo", "Europe/Berlin", blocked);
  expect(mayOffer("Asia/Tokyo", "Europe/Berlin", blocked)).toBe(true);
});
