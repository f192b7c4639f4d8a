import { COUNTER_LIST } from "../activity/counters.ts";
import type { CodingSession } from "../activity/coding-session.ts";
import type { TimelineSession } from "./interval.ts";

/**
 * A coding session as the timeline needs it, with its device.
 * @example timelineSession(session, "0197…").deviceId // "0197…"
 */
export function timelineSession(session: CodingSession, deviceId: string): TimelineSession {
  const { id, startedAt, endedAt, endedBy, actor, project, language, editor, branch } = session;
  const isActive = COUNTER_LIST.some(({ name }) => (session[name] ?? 0) > 0);
  return {
    id,
    startedAt,
    endedAt,
    endedBy,
    actor,
    project,
    language,
    editor,
    deviceId,
    branch,
    isActive,
  };
}
