import { isUtf8 } from "node:buffer";
import {
  BATCH_BYTES_MAX,
  BATCH_DEPTH_MAX,
  BATCH_GZIP_BYTES_MAX,
} from "@streakline/shared/activity/batch.ts";
import { jsonDepth } from "@streakline/shared/activity/json-depth.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { gunzip } from "../platform/gunzip.ts";

/** A raw request body, with the two headers that say how to read it. */
export type RawBody = {
  bytes: Uint8Array;
  contentType: string | undefined;
  contentEncoding: string | undefined;
};

/**
 * The JSON of a batch's body, and its decoded bytes. Synchronous: decompressing 1.5 kB is faster
 * than passing it to another thread. Checks cheap conditions first and throws in this order:
 * `unsupported_type`, `unsupported_encoding`, `body_too_large`, `bad_gzip`, `too_deep`, `bad_json`.
 */
export function readBody({ bytes, contentType, contentEncoding }: RawBody): {
  json: unknown;
  bytes: Uint8Array;
} {
  if (!isJsonInUtf8(contentType)) throw new DomainError("unsupported_type");
  const decoded = decode(bytes, contentEncoding);
  if (decoded.byteLength > BATCH_BYTES_MAX)
    throw new DomainError("body_too_large", { max: BATCH_BYTES_MAX });
  if (!isUtf8(decoded)) throw new DomainError("bad_json");
  const text = textOf(decoded);
  if (jsonDepth(text, BATCH_DEPTH_MAX) > BATCH_DEPTH_MAX)
    throw new DomainError("too_deep", { max: BATCH_DEPTH_MAX });
  return { json: parsed(text), bytes: decoded };
}

function decode(bytes: Uint8Array, contentEncoding: string | undefined): Uint8Array {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity") return bytes;
  if (encoding !== "gzip") throw new DomainError("unsupported_encoding");
  if (bytes.byteLength > BATCH_GZIP_BYTES_MAX)
    throw new DomainError("body_too_large", { max: BATCH_GZIP_BYTES_MAX });
  return gunzip(bytes, BATCH_BYTES_MAX);
}

function isJsonInUtf8(contentType: string | undefined): boolean {
  return (
    contentType === "application/json" ||
    (contentType !== undefined && JSON_IN_UTF8.test(contentType))
  );
}
const JSON_IN_UTF8 = /^\s*application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("bad_json", {}, { cause });
  }
}
