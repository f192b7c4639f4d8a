import { sealBatch, sessionChunks } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { Carry } from "@streakline/shared/activity/current-session.ts";
import {
  addEvent,
  openSessions,
  recover,
  seal,
  type SessionsState,
} from "@streakline/shared/activity/sessions.ts";
import { childId } from "../record/child-id.ts";
import type { SegmentContent } from "../store/segment-content.ts";

/**
 * Something that cannot be delivered, with what is wrong about it. Goes to the quarantine, where
 * the person can look at it.
 */
export type Refused = { record: unknown; code: string; sentence: string };

export type SealedSegment = { batches: Batch[]; carry: Carry | null; refused: Refused[] };

/**
 * The batch of a segment that has its mark; none when it holds nothing to send, several when it
 * holds very many sessions. Depends on the segment's bytes alone: sealing it again after a crash
 * gives the same, byte for byte.
 */
export function sealSegment(content: SegmentContent): SealedSegment {
  const { header, mark } = content;
  if (mark === null) throw new Error("a segment is marked before it is sealed");
  const refused: Refused[] = content.foreign.map((record) => ({
    record,
    code: "unreadable",
    sentence: "This piece of the local store is no event.",
  }));
  const { state, closed } = runEvents(content, refused);
  const end =
    mark.how === "sealed" ? seal(state, mark.at) : { sessions: recover(state), carry: null };
  const sessions = [...closed, ...end.sessions].filter((session) => {
    const checked = CodingSession.safeParse(session);
    if (!checked.success)
      refused.push({
        record: session,
        code: "bad_record",
        sentence: checked.error.issues[0]?.message ?? "It is not valid.",
      });
    return checked.success;
  });
  const { at: sealedAt, timeZone, client } = mark;
  const batches = sessionChunks(sessions).map((chunk, index) =>
    sealBatch({
      id: index === 0 ? header.batchId : childId(header.batchId, `part ${index + 1}`),
      sealedAt,
      timeZone,
      client,
      sessions: chunk,
    }),
  );
  return { batches, carry: end.carry, refused };
}

/**
 * The sessions of a segment that is still being written, what is open ended at its last event: for
 * today's total.
 */
export function runningSessions(content: SegmentContent): CodingSession[] {
  const { state, closed } = runEvents(content, []);
  return [...closed, ...recover(state)];
}

function runEvents(
  content: SegmentContent,
  refused: Refused[],
): { state: SessionsState; closed: CodingSession[] } {
  const carry = Carry.safeParse(content.header.carry);
  let state = openSessions({
    seed: Buffer.from(content.header.seed, "hex"),
    carry: carry.success ? carry.data : null,
  });
  const closed: CodingSession[] = [];
  for (const event of content.events) {
    try {
      const added = addEvent(state, event);
      state = added.state;
      closed.push(...added.closed);
    } catch (error) {
      refused.push({
        record: event,
        code: "bad_event",
        sentence: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { state, closed };
}
