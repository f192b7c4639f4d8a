import { createHash } from "node:crypto";
import { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { int } from "@streakline/shared/int.ts";
import { decodeFrames } from "./frame.ts";
import { ProcessIdentity } from "./process-identity.ts";

/**
 * The header of a segment: all that the ids and bytes of its batch depend on, beside the events.
 */
export const SegmentHeader = z.object({
  f: z.literal("header"),
  batchId: z.uuid(),
  /** 16 random bytes in hex, from which the records get their ids. */
  seed: checked(z.string(), z.regex(/^[0-9a-f]{32}$/)),
  /** The session that continues from the segment before, so that the cut costs no time. */
  carry: z.unknown(),
  owner: ProcessIdentity,
});
export type SegmentHeader = z.infer<typeof SegmentHeader>;

/**
 * The end of a segment: sealed by its owner, or recovered after its process died. The first counts.
 */
export const SegmentMark = z.object({
  f: z.literal("mark"),
  how: z.enum(["sealed", "recovered"]),
  at: int(),
  timeZone: z.string(),
  client: z.object({ name: z.string(), version: z.string() }),
});
export type SegmentMark = z.infer<typeof SegmentMark>;

const EventFrame = z.object({ f: z.literal("event"), event: ActivityEvent });

export type SegmentContent = {
  header: SegmentHeader;
  events: ActivityEvent[];
  mark: SegmentMark | null;
  /**
   * Frames that no longer could be read, and payloads that are no event (kept for the quarantine).
   */
  damaged: number;
  foreign: string[];
};

/**
 * What a segment file holds. Reads whatever is whole; never throws. `name` is the file's name: when
 * both copies of the header are damaged, identity comes from it, so that the events are still
 * delivered, and only once.
 */
export function segmentContent(name: string, bytes: Buffer): SegmentContent {
  const { payloads, damaged } = decodeFrames(bytes);
  let header: SegmentHeader | null = null;
  let mark: SegmentMark | null = null;
  const events: ActivityEvent[] = [];
  const foreign: string[] = [];
  for (const payload of payloads) {
    const text = payload.toString("utf8");
    const frame = parseFrame(text);
    if (frame === null) foreign.push(text);
    else if (frame.f === "header") header ??= frame;
    else if (mark !== null) break;
    else if (frame.f === "mark") mark = frame;
    else events.push(frame.event);
  }
  return { header: header ?? headerFromName(name), events, mark, damaged, foreign };
}

function parseFrame(text: string): SegmentHeader | SegmentMark | z.infer<typeof EventFrame> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  for (const schema of [EventFrame, SegmentHeader, SegmentMark]) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
  }
  return null;
}

function headerFromName(name: string): SegmentHeader {
  const seed = createHash("sha256").update(`segment ${name}`).digest("hex").slice(0, 32);
  const batchId =
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(name)?.[0] ??
    seed.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.*)$/, "$1-$2-8$3-8$4-$5");
  return { f: "header", batchId, seed, carry: null, owner: { pid: 0, place: "", startedAt: "" } };
}
