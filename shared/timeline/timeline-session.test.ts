import { expect, test } from "vitest";
import * as z from "zod/mini";
import { aRecord } from "../testing/builders.ts";
import { TimelineSession } from "./interval.ts";
import { timelineSession } from "./timeline-session.ts";

test("timelineSession() is the session with its device and without its counters", () => {
  const session = timelineSession(aRecord({ project: "shop", keystrokes: 7 }), "laptop");
  expect(session).toMatchObject({ project: "shop", deviceId: "laptop" });
  expect(z.strictObject(TimelineSession.shape).safeParse(session).success).toBe(true);
});
