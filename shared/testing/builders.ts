import type { ActivityEvent } from "../activity/activity-event.ts";
import type { CodingSession } from "../activity/coding-session.ts";
import { perCounter } from "../activity/counters.ts";
import type { Interval, TimelineSession } from "../timeline/interval.ts";
import type { SiteSession } from "../timeline/site-session.ts";
import type { WebsiteSession } from "../activity/website-session.ts";
import { uuidV7 } from "../ids.ts";
import { randomBytes } from "../random-bytes.ts";
import type { EpochSeconds } from "../time/instant.ts";

/** 2026-11-22 00:00:00 UTC, a Sunday. */
export const SUNDAY: EpochSeconds = 1_795_305_600;
/** Sixteen bytes for what takes its chance as an argument: 0 to 15. */
export const SEED = Uint8Array.from({ length: 16 }, (_, index) => index);

/** The instant of an ISO text with an offset: `instant("2026-11-22T10:00:00Z")`. */
export function instant(text: string): EpochSeconds {
  return Date.parse(text) / 1000;
}

/** The instant of a time of day on SUNDAY in UTC: `clock("10:05")` or `clock("10:05:30")`. */
export function clock(time: string): EpochSeconds {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return SUNDAY + hours * 3_600 + minutes * 60 + seconds;
}

/** An edit by a person at SUNDAY; name only what the test is about. So with all builders below. */
export function anEvent(event: Partial<ActivityEvent> = {}): ActivityEvent {
  return {
    at: SUNDAY,
    kind: "edit",
    actor: "person",
    project: "shop",
    language: "typescript",
    branch: "main",
    framework: "",
    editor: "vscode",
    editorTheme: "",
    file: "",
    counters: {},
    ...event,
  };
}

let ids = 0;

/** A coding session of five minutes as the timeline needs it, with an id of its own. */
export function aSession(session: Partial<TimelineSession> = {}): TimelineSession {
  const startedAt = session.startedAt ?? SUNDAY;
  return {
    id: uuidV7(startedAt * 1000, randomBytes(SEED, (ids += 1))),
    startedAt,
    endedAt: startedAt + 300,
    endedBy: "idle",
    actor: "person",
    project: "shop",
    language: "typescript",
    editor: "vscode",
    deviceId: "laptop",
    branch: "main",
    ...session,
  };
}

/** A coding session of one minute as it is sent in a batch. */
export function aRecord(record: Partial<CodingSession> = {}): CodingSession {
  const startedAt = record.startedAt ?? SUNDAY;
  return {
    kind: "coding",
    id: uuidV7(startedAt * 1000, randomBytes(SEED, (ids += 1))),
    startedAt,
    endedAt: startedAt + 60,
    endedBy: "idle",
    actor: "person",
    project: "shop",
    language: "typescript",
    branch: "main",
    framework: "react",
    editor: "vscode",
    editorTheme: "Dark Modern",
    ...perCounter(() => 0),
    ...record,
  };
}

/** A visit of one minute as it is sent in a batch. */
export function aVisit(record: Partial<WebsiteSession> = {}): WebsiteSession {
  const startedAt = record.startedAt ?? SUNDAY;
  return {
    kind: "website",
    id: uuidV7(startedAt * 1000, randomBytes(SEED, (ids += 1))),
    startedAt,
    endedAt: startedAt + 60,
    endedBy: "switch",
    domain: "mozilla.org",
    browser: "firefox",
    category: "documentation",
    idleSeconds: 0,
    pageViews: 1,
    tabSwitches: 0,
    pageKeys: [],
    ...record,
  };
}

/** A visit as the timeline needs it; documentation, unless said otherwise. */
export function aSite(session: Partial<SiteSession> = {}): SiteSession {
  const startedAt = session.startedAt ?? SUNDAY;
  return {
    kind: "website",
    id: uuidV7(startedAt * 1000, randomBytes(SEED, (ids += 1))),
    startedAt,
    endedAt: startedAt + 300,
    endedBy: "switch",
    deviceId: "laptop",
    browser: "firefox",
    domain: "mozilla.org",
    category: "documentation",
    weight: 1,
    ...session,
  };
}

/** A piece of the timeline that counts for a session. */
export function anInterval(interval: Partial<Interval> = {}): Interval {
  const startedAt = interval.startedAt ?? SUNDAY;
  return {
    kind: "session",
    sessionId: "s",
    project: "shop",
    language: "typescript",
    editor: "vscode",
    deviceId: "laptop",
    branch: "main",
    startedAt,
    endedAt: startedAt + 300,
    ...interval,
  };
}
