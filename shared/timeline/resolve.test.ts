import { expect, test } from "vitest";
import { aSession, aSite, clock, SUNDAY } from "../testing/builders.ts";
import { bursts } from "./bursts.ts";
import type { TimelineSession } from "./interval.ts";
import { inOrder, interval, isCoding, isVisit, resolve } from "./resolve.ts";

const from = (start: string, end: string): TimelineSession =>
  aSession({ startedAt: clock(start), endedAt: clock(end) });

test("inOrder() keeps each id once and drops what ends before it starts", () => {
  const [a, b] = [from("10:00", "10:05"), from("09:00", "09:05")];
  expect(inOrder([a, b, a, aSession({ startedAt: SUNDAY, endedAt: SUNDAY - 1 })])).toEqual([b, a]);
});

test("resolve() gives the pieces that each session owns, the later one first", () => {
  const sessions = [from("10:00", "10:05"), from("10:02", "10:03")];
  const [a, b] = sessions.map(({ id }) => id);
  expect(
    resolve(sessions, bursts(sessions)).map(({ sessionId, startedAt, endedAt }) => [
      sessionId,
      startedAt,
      endedAt,
    ]),
  ).toEqual([
    [a, clock("10:00"), clock("10:02")],
    [b, clock("10:02"), clock("10:03")],
    [a, clock("10:03"), clock("10:05")],
  ]);
});

test("isVisit() and isCoding() tell sessions apart", () => {
  const [coding, visit] = [aSession(), aSite()];
  expect([isCoding(coding), isVisit(coding)]).toEqual([true, false]);
  expect([isCoding(visit), isVisit(visit)]).toEqual([false, true]);
});

test("interval() carries what a session was about: a project, or a domain", () => {
  const span = { startedAt: SUNDAY, endedAt: SUNDAY + 60 };
  expect(interval("session", aSession({ project: "shop" }), span)).toMatchObject({
    ...span,
    kind: "session",
    project: "shop",
  });
  expect(interval("site", aSite({ domain: "example.org" }), span)).toMatchObject({
    ...span,
    kind: "site",
    project: "",
    domain: "example.org",
  });
});
