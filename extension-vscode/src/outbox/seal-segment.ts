import { sealBatch, sessionChunks } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { Carry, type SessionsState } from "@streakline/shared/activity/current-session.ts";
import { addEvent, openSessions, recover, seal } from "@streakline/shared/activity/sessions.ts";
import { childId } from "../record/child-id.ts";
import type { SegmentContent } from "../store/segment-content.ts";

/**
 * Data that cannot be sent, with the reason. Goes to the quarantine, where the person can read it.
 */
export type Refused = { record: unknown; code: string; sentence: string };

export type SealedSegment = { batches: Batch[]; carry: Carry | null; refused: Refused[] };

/**
 * The batches of a marked segment: none when it has nothing to send, several when it has very many
 * sessions. Depends only on the segment's bytes: sealing again after a crash gives the same bytes.
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

/** The sessions of an open segment, for today's total. An open session ends at its last event. */
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
