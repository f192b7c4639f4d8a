import fc from "fast-check";
import { expect, test } from "vitest";
import { folded } from "./folded.ts";

test.each([
  ["\u202aC:\\Büro", "c:\\büro"],
  ["a\u200b\ufeff\u00adb", "ab"],
  ["e\u0301", "é"],
  ["GİZLİ", "gizli"],
  ["gızlı", "gizli"],
  ["ΟΔΟΣ", "οδοσ"],
  ["οδος", "οδοσ"],
  ["STRAẞE", "straße"],
  ["a\u200db", "ab"],
  ["", ""],
])("folded(%j) is %j", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

test("folded() changes nothing the second time, and not the composition", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      expect(folded(folded(text))).toBe(folded(text));
      expect(folded(text.normalize("NFD"))).toBe(folded(text.normalize("NFC")));
    }),
  );
});
