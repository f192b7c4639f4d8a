import { crc32, gunzipSync } from "node:zlib";
import { DomainError } from "@streakline/shared/errors.ts";
import { gunzipSync as inflate } from "fflate";

/**
 * Four times a usual batch. A body of this size inflates to at most two megabytes, in less time
 * than the largest honest body. fflate has no limit of its own.
 */
const SMALL_BYTES_MAX = 2_048;
const TRAILER_BYTES = 8;

/**
 * Decompresses a gzip body up to `bytesMax` bytes, so that a zip bomb needs no more memory than an
 * honest body. Synchronous: three times cheaper than a stream at this size. Throws `body_too_large`
 * above the limit and `bad_gzip` for a damaged body.
 */
export function gunzip(body: Uint8Array, bytesMax: number): Buffer {
  return ofSmall(body, bytesMax) ?? ofAny(body, bytesMax);
}

/**
 * The bytes of a small body that is certainly valid; null leaves the decision to zlib. Each call of
 * zlib leaves a handle that only a full garbage collection frees: with zlib, a thousand batches
 * cost a collection of tens of milliseconds.
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
