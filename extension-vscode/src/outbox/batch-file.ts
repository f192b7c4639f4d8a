import { encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { type Batch, BatchEnvelope } from "@streakline/shared/activity/batch.ts";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import * as z from "zod/mini";
import { decodeFrames, encodeFrame } from "../store/frame.ts";

/** A sealed batch with the exact bytes that are sent, each time the same. */
type SealedBatch = { batch: Batch; body: string };

const Envelope = z.object({ ...BatchEnvelope.shape, records: z.array(CodingSession) });

/** The bytes of a batch file: the body as one frame, then every record as a frame of its own. */
export function encodeBatchFile(batch: Batch): Buffer {
  const parts = [encodeBatch(batch), ...batch.records.map((record) => JSON.stringify(record))];
  return Buffer.concat(parts.map((part) => encodeFrame(Buffer.from(part))));
}

/**
 * What a batch file holds. `whole`: its body is undamaged. `salvaged`: only single records can be
 * read; they need a new batch id, because their bytes differ. `lost`: nothing can be read.
 */
export type BatchFile =
  | { state: "whole"; sealed: SealedBatch }
  | { state: "salvaged"; records: CodingSession[] }
  | { state: "lost" };

/** Reads a batch file, also a damaged one. Never throws. */
export function decodeBatchFile(bytes: Buffer): BatchFile {
  const texts = decodeFrames(bytes).payloads.map((payload) => payload.toString("utf8"));
  const records = new Map<string, CodingSession>();
  for (const text of texts) {
    const value = parse(text);
    const batch = Envelope.safeParse(value);
    if (batch.success) return { state: "whole", sealed: { batch: batch.data, body: text } };
    const record = CodingSession.safeParse(value);
    if (record.success) records.set(record.data.id, record.data);
  }
  return records.size === 0
    ? { state: "lost" }
    : { state: "salvaged", records: [...records.values()] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
