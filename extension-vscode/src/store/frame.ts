import { crc32 } from "node:zlib";

/** Largest payload of one frame; a length above it is damage. */
const FRAME_BYTES_MAX = 4 * 1024 * 1024;
const MAGIC = Buffer.from("SLK1", "latin1");
const HEAD_BYTES = 12;

/**
 * What a file of frames holds: the payloads that are whole, how many damaged stretches lie between
 * them, where the last whole frame ends, and whether something unreadable comes after it (usually
 * the piece that a killed process was writing).
 */
export type Frames = { payloads: Buffer[]; damaged: number; endsAt: number; torn: boolean };

/**
 * One frame: `SLK1`, the length and the CRC-32 of length and payload (both little-endian), the
 * payload. The mark at the start lets a reader find the next frame behind a damaged one, so that
 * damage costs only the frames it touches.
 */
export function encodeFrame(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEAD_BYTES + payload.length);
  MAGIC.copy(frame, 0);
  frame.writeUInt32LE(payload.length, 4);
  frame.set(payload, HEAD_BYTES);
  frame.writeUInt32LE(checksum(frame.subarray(4, 8), payload), 8);
  return frame;
}

/**
 * Reads every whole frame of a file, in order. Never throws: a torn end is left out, damage in the
 * middle is skipped and counted.
 */
export function decodeFrames(bytes: Buffer): Frames {
  const payloads: Buffer[] = [];
  let damaged = 0;
  let endsAt = 0;
  let at = 0;
  while (at < bytes.length) {
    const payload = payloadAt(bytes, at);
    if (payload !== null) {
      if (at > endsAt) damaged += 1;
      payloads.push(payload);
      at += HEAD_BYTES + payload.length;
      endsAt = at;
      continue;
    }
    const next = bytes.indexOf(MAGIC, at + 1);
    if (next === -1) break;
    at = next;
  }
  return { payloads, damaged, endsAt, torn: endsAt < bytes.length };
}

function payloadAt(bytes: Buffer, at: number): Buffer | null {
  if (at + HEAD_BYTES > bytes.length || bytes.compare(MAGIC, 0, 4, at, at + 4) !== 0) return null;
  const length = bytes.readUInt32LE(at + 4);
  const start = at + HEAD_BYTES;
  if (length > FRAME_BYTES_MAX || start + length > bytes.length) return null;
  const payload = bytes.subarray(start, start + length);
  return checksum(bytes.subarray(at + 4, at + 8), payload) === bytes.readUInt32LE(at + 8)
    ? payload
    : null;
}

function checksum(length: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(length));
}
