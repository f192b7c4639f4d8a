import { gzipSync } from "node:zlib";
import { DomainError } from "@streakline/shared/errors.ts";
import { expect, test } from "vitest";
import { type RawBody, readBody } from "./read-body.ts";

const json = { v: 1, name: "Grüße" };
const bytes = Buffer.from(JSON.stringify(json));

function codeOf(body: Partial<RawBody>): unknown {
  try {
    readBody({ bytes, contentType: "application/json", contentEncoding: undefined, ...body });
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
}

test("readBody() gives the JSON and the bytes it was read from, gzipped or not", () => {
  const plain = readBody({ bytes, contentType: "application/json", contentEncoding: undefined });
  const inflated = readBody({
    bytes: gzipSync(bytes),
    contentType: "Application/JSON; charset=UTF-8",
    contentEncoding: " GZIP ",
  });
  expect(plain.json).toEqual(json);
  expect(inflated.json).toEqual(json);
  expect(Buffer.from(inflated.bytes)).toEqual(bytes);
});

test.each([
  "application/json",
  "application/json;charset=utf-8",
  'application/json; charset="utf-8"',
  "application/json;",
])("readBody() takes the type %s", (contentType) => expect(codeOf({ contentType })).toBeNull());

test.each([
  undefined,
  "",
  "text/plain",
  "application/jsonp",
  "application/json; charset=latin1",
  "application/json, text/plain",
  "multipart/form-data",
])("readBody() refuses the type %s", (contentType) =>
  expect(codeOf({ contentType })).toBe("unsupported_type"),
);

test.each(["br", "deflate", "gzip, gzip", "gzip,identity", "x-gzip", ""])(
  "readBody() refuses the encoding %s",
  (contentEncoding) => expect(codeOf({ contentEncoding })).toBe("unsupported_encoding"),
);

test("readBody() names what is wrong with the bytes", () => {
  const gzip = { contentEncoding: "gzip" };
  expect(codeOf({ ...gzip, bytes })).toBe("bad_gzip");
  expect(codeOf({ ...gzip, bytes: new Uint8Array(262_145) })).toBe("body_too_large");
  expect(codeOf({ ...gzip, bytes: gzipSync(new Uint8Array(1_048_577)) })).toBe("body_too_large");
  expect(codeOf({ bytes: Buffer.alloc(1_048_577, " ") })).toBe("body_too_large");
  expect(codeOf({ bytes: Buffer.from('"\xff"', "latin1") })).toBe("bad_json");
  expect(codeOf({ bytes: Buffer.from("[".repeat(9) + "]".repeat(9)) })).toBe("too_deep");
  expect(codeOf({ bytes: Buffer.from("[".repeat(8) + "]".repeat(8)) })).toBeNull();
  for (const text of ["", "{", "nul", "\ufeff{}", "{}{}", "NaN"])
    expect(codeOf({ bytes: Buffer.from(text) })).toBe("bad_json");
});
