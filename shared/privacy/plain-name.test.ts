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
  ["file:///home/ann/shop", "shop"],
  ["file:/etc", "etc"],
  [" /home/x", "x"],
  ["\u200b/home/x", "x"],
  ["$HOME/shop", "shop"],
  ["shop (/home/ann/shop)", "shop)"],
  ["a\0b\nc", "abc"],
  ["a\ud83d", "a"],
  ["e\u0301", "é"],
  ["C\u202e\u0301", "Ć"],
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
        fc.constantFrom(
          "/",
          "\\",
          ":",
          "~",
          "C",
          "a",
          "\0",
          "\ud800",
          " ",
          "\u202e",
          "e\u0301",
          "\u200b",
          "file:",
          ".",
          "%2F",
          "\u2044",
          "\uff0f",
          "$HOME",
          "(",
          "\u0301",
        ),
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

test.each([
  [" /home/x", "a blank before a path"],
  ["\u00a0/home/x", "a blank that does not break"],
  ["\u3000/home/x", "a wide blank"],
  ["\u200b/home/x", "an invisible character before a path"],
  ["\ufeff~/x", "a mark of the byte order"],
  ["\u00ad/x", "a soft hyphen"],
  ["/\u200bhome/x", "an invisible character inside"],
  ["file:/etc", "an address with one slash"],
  ["file:etc", "an address without one"],
  ["FILE:/etc", "upper case"],
  ["vscode-remote:/home/x", "another scheme"],
  ["c:/x", "a drive"],
  [" C:/x", "a drive after a blank"],
  ["\uff23\uff1a\uff0fx", "wide letters"],
  ["\u2044home\u2044x", "fraction slashes"],
  ["\uff0fhome", "a wide slash"],
  ["%2Fhome%2Fx", "a slash as a number"],
  ["./x", "a path from here"],
  ["../x", "a path upwards"],
  ["~ann/x", "somebody's home"],
  ["$HOME/x", "a variable"],
  ["${HOME}/x", "a variable in braces"],
  ["%USERPROFILE%/x", "a variable of Windows"],
  ["shop (/home/ann/shop)", "a path in brackets"],
  ["shop: C:/work/shop", "a drive inside"],
  ["//nas/x", "a share"],
])("isPlainName(%j) is false: %s", (text) => {
  expect(isPlainName(text)).toBe(false);
});

test.each([
  "",
  "shop",
  "feature/login",
  "a:b",
  "Rock / Paper",
  "C#",
  "1/2",
  "~",
  "v1.2 (beta)",
  "...",
  "$",
  "a file: b",
  "either /or",
  "Ünïcode 🛒",
  "👩‍👩‍👧/x",
  "½ of it",
  "100%",
  "profile",
  "fix/c:d",
])("isPlainName(%j) is true", (text) => {
  expect(isPlainName(text)).toBe(true);
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
