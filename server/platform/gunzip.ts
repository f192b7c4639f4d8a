import { crc32, gunzipSync } from "node:zlib";
import { DomainError } from "@streakline/shared/errors.ts";
import { gunzipSync as inflate } from "fflate";

/**
 * Four times a usual batch. What a body of this size can inflate to at most, two megabytes, is gone
 * through in less time than an honest body of the largest size takes; fflate cannot be told to stop
 * before.
 */
const SMALL_BYTES_MAX = 2_048;
const TRAILER_BYTES = 8;

/**
 * Inflates a gzip body, at most `bytesMax` bytes of it, so that a bomb costs no more memory than an
 * honest body. Synchronous, because for bodies of this size that is three times cheaper than a
 * stream. Refuses with `body_too_large` above the limit and `bad_gzip` for what is not whole, by
 * zlib, or by length and checksum where it is small.
 */
export function gunzip(body: Uint8Array, bytesMax: number): Buffer {
  return ofSmall(body, bytesMax) ?? ofAny(body, bytesMax);
}

/**
 * The bytes of a small body that is beyond doubt; null means that zlib has to judge. Every call of
 * zlib leaves a handle that only a full garbage collection frees: with it, a thousand batches cost
 * a collection of tens of milliseconds.
 */
function ofSmall(body: Uint8Array, bytesMax: number): Buffer | null {
  if (body.byteLength < TRAILER_BYTES || body.byteLength > SMALL_BYTES_MAX) return null;
  const trailer = new DataView(body.buffer, body.byteOffset + body.byteLength - TRAILER_BYTES);
  const size = trailer.getUint32(4, true);
  if (size > bytesMax) return null;
  const bytes = Buffer.alloc(size);
  try {
    if (inflate(body, { out: bytes }).byteLength !== size) return null;
  } catch {
    return null;
  }
  return crc32(bytes) === trailer.getUint32(0, true) ? bytes : null;
}

function ofAny(body: Uint8Array, bytesMax: number): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: bytesMax });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new DomainError("body_too_large", { max: bytesMax }, { cause: error });
    throw new DomainError("bad_gzip", {}, { cause: error });
  }
}
