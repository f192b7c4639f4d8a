import fc from "fast-check";
import { expect, test } from "vitest";
import { Label } from "../activity/coding-session.ts";
import { isOneLine, isPlainName, isWellFormed, plainName } from "./plain-name.ts";

test.each([
  ["shop", "shop"],
  ["feature/login", "feature/login"],
  ["C:\\work\\shop", "shop"],
  ["/home/ann/shop", "shop"],
  ["/home/ann/shop/", "shop"],
  ["~/shop", "shop"],
  ["https://example.org/x", "https example.org/x"],
  ["a\0b\nc", "abc"],
  ["a\ud83d", "a"],
  ["e\u0301", "é"],
  ["/", ""],
  ["", ""],
  ["x".repeat(300), "x".repeat(200)],
  [`${"x".repeat(199)}🛒`, "x".repeat(199)],
])("plainName(%j) is %j", (text, expected) => {
  expect(plainName(text)).toBe(expected);
});

test("plainName() makes a valid label from any text, and changes nothing the second time", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom("/", "\\", ":", "~", "C", "a", "\0", "\ud800", " ", "\u202e", "e\u0301"),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (name) => {
      const plain = plainName(name);
      expect(Label.safeParse(plain).success).toBe(true);
      expect(plainName(plain)).toBe(plain);
    }),
    { numRuns: 1_000 },
  );
});

test("isPlainName() refuses absolute paths, addresses and controls", () => {
  expect(isPlainName("feature/login")).toBe(true);
  for (const text of [
    "/home/ann/secret",
    "~/x",
    "c:/x",
    "a\\b",
    "ftp://x",
    "a\u0007",
    "a\u0085",
    "a\u2028b",
    "\u202eabc",
  ])
    expect(isPlainName(text)).toBe(false);
});

test("isWellFormed() finds half of a pair", () => {
  expect(isWellFormed("🛒")).toBe(true);
  expect(isWellFormed("\ud83d")).toBe(false);
  expect(isWellFormed("\ude00\ud83d")).toBe(false);
});

test("isOneLine() takes what people call things, and nothing that hides or breaks a line", () => {
  const hebrew = "\u200fפרויקט";
  for (const text of ["Ann's laptop", "C:\\work", "https://example.org", hebrew, "👩‍👩‍👧", ""])
    expect(isOneLine(text), text).toBe(true);
  for (const text of [
    "a\0b",
    "a\nb",
    "\u0085",
    "\u2028",
    "\u202egnp",
    "\u2066x\u2069",
    "\ud800",
    "x\udc00",
  ])
    expect(isOneLine(text), text).toBe(false);
});
