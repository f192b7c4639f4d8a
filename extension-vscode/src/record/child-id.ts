import { createHash } from "node:crypto";

/**
 * The id of a batch made from another one, always the same for the same purpose: a crash in the
 * middle of a split ends in the same batches. Example: childId("0197…", "first half") gives a UUID
 * of version 8.
 */
export function childId(batchId: string, purpose: string): string {
  const hex = createHash("sha256").update(`${batchId} ${purpose}`).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
