import { hash } from "node:crypto";

/**
 * SHA-256 (hex) of the body a batch came in, decides whether a batch is the same batch. The thin
 * route hashes the decoded bytes; where a body came by another way, its JSON text in the order of
 * its keys stands for the bytes: the same for any client that sends `JSON.stringify(batch)`.
 */
export function bodyHash(body: unknown): string {
  return bytesHash(JSON.stringify(body) ?? "");
}

/** SHA-256 (hex) of the decoded bytes of a body. */
export function bytesHash(bytes: Uint8Array | string): string {
  return hash("sha256", bytes, "hex");
}
