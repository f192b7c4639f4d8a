import fc from "fast-check";
import { expect, test } from "vitest";
import { spansOf } from "./spans.ts";

const HOUR = 3_600;

test("spansOf() makes one span of a usual batch", () => {
  const sessions = [
    { startedAt: 100, endedAt: 200 },
    { startedAt: 260, endedAt: 300 },
    { startedAt: 280, endedAt: 290 },
  ];
  expect(spansOf(sessions)).toEqual([{ startsAt: 100, endsAt: 300 }]);
});

test("spansOf() keeps sessions of different days apart, and gives nothing for nothing", () => {
  const sessions = [
    { startedAt: 100, endedAt: 200 },
    { startedAt: 7_401, endedAt: 7_500 },
  ];
  expect(spansOf(sessions)).toEqual([
    { startsAt: 100, endsAt: 200 },
    { startsAt: 7_401, endsAt: 7_500 },
  ]);
  expect(spansOf([])).toEqual([]);
});

test("spansOf() marks exactly the instants within an hour of a session, however they lie", () => {
  const session = fc.record({ startedAt: fc.nat(100_000), length: fc.nat(400) });
  fc.assert(
    fc.property(fc.array(session, { maxLength: 12 }), fc.nat(110_000), (drawn, at) => {
      const sessions = drawn
        .map(({ startedAt, length }) => ({ startedAt, endedAt: startedAt + length }))
        .sort((a, b) => a.startedAt - b.startedAt);
      const near = (startsAt: number, endsAt: number) =>
        at >= startsAt - HOUR && at <= endsAt + HOUR;
      const bySessions = sessions.some((one) => near(one.startedAt, one.endedAt));
      const bySpans = spansOf(sessions).some((one) => near(one.startsAt, one.endsAt));
      // A span may add what lies between two near sessions, which is within an hour of one of them
      // or the other.
      expect(bySpans).toBe(bySessions);
    }),
  );
});
