import { hash } from "node:crypto";

/**
 * SHA-256 (hex) of the body of a batch: equal hashes mean the same batch. The push route hashes the
 * decoded bytes. For a body that arrives another way, its JSON text stands for the bytes: equal for
 * clients that send `JSON.stringify(batch)`.
 */
export function bodyHash(body: unknown): string {
  return bytesHash(JSON.stringify(body) ?? "");
}

/** SHA-256 (hex) of a body's decoded bytes. */
export function bytesHash(bytes: Uint8Array | string): string {
  return hash("sha256", bytes, "hex");
}
