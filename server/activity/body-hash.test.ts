import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bodyHash, rememberBytes } from "./body-hash.ts";

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

test("bodyHash() is that of the remembered bytes, whitespace and all", () => {
  const text = '{ "v": 1 }';
  const body: unknown = JSON.parse(text);
  rememberBytes(body, Buffer.from(text));
  expect(bodyHash(body)).toBe(sha(text));
});

test("bodyHash() of a body nobody remembered is that of its JSON text, the same as of the bytes a stock client sends", () => {
  const body = { v: 1, id: "é", records: [] };
  expect(bodyHash(body)).toBe(sha(JSON.stringify(body)));
});

test("bodyHash() takes anything JSON can be, and nothing", () => {
  expect(bodyHash(null)).toBe(sha("null"));
  expect(bodyHash(undefined)).toBe(sha(""));
  rememberBytes("text", Buffer.from("other"));
  expect(bodyHash("text")).toBe(sha('"text"'));
});
