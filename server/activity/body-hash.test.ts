import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bodyHash, bytesHash } from "./body-hash.ts";

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

test("bytesHash() is that of the bytes, whitespace and all", () => {
  const text = '{ "v": 1, "id": "é" }';
  expect(bytesHash(Buffer.from(text))).toBe(sha(text));
});

test("bodyHash() of a body is that of its JSON text, the same as of the bytes a stock client sends", () => {
  const body = { v: 1, id: "é", records: [] };
  expect(bodyHash(body)).toBe(sha(JSON.stringify(body)));
  expect(bodyHash(body)).toBe(bytesHash(Buffer.from(JSON.stringify(body))));
});

test("bodyHash() takes anything JSON can be, and nothing", () => {
  expect(bodyHash(null)).toBe(sha("null"));
  expect(bodyHash(undefined)).toBe(sha(""));
  expect(bodyHash("text")).toBe(sha('"text"'));
});
