import { encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { type Batch, BatchEnvelope } from "@streakline/shared/activity/batch.ts";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import * as z from "zod/mini";
import { decodeFrames, encodeFrame } from "../store/frame.ts";

/** A sealed batch with the exact bytes that are sent, each time the same. */
type SealedBatch = { batch: Batch; body: string };

const Envelope = z.extend(BatchEnvelope, { records: z.array(CodingSession) });

/**
 * A batch as it is frozen: its body as one frame, and every record once more as a frame of its own.
 */
export function encodeBatchFile(batch: Batch): Buffer {
  const parts = [encodeBatch(batch), ...batch.records.map((record) => JSON.stringify(record))];
  return Buffer.concat(parts.map((part) => encodeFrame(Buffer.from(part))));
}

/**
 * What a batch file holds. `whole` when its body is undamaged; `salvaged` when only single records
 * could be read: these must be sealed under a new batch id, for their bytes differ; `lost` when
 * nothing is left.
 */
export type BatchFile =
  | { state: "whole"; sealed: SealedBatch }
  | { state: "salvaged"; records: CodingSession[] }
  | { state: "lost" };

/** Reads what encodeBatchFile() wrote, or what a damaged disk left of it; never throws. */
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
