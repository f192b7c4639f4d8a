import { describe, expect, test } from "vitest";
import { anEvent, SEED, SUNDAY } from "../testing/builders.ts";
import type { SessionsState } from "./current-session.ts";
import { endCurrent } from "./end-current.ts";
import { addEvents, openSessions } from "./sessions.ts";

/** A person who has typed at these seconds. */
function typed(...seconds: number[]): SessionsState {
  const events = seconds.map((at) => anEvent({ at: SUNDAY + at, counters: { keystrokes: 1 } }));
  return addEvents(openSessions({ seed: SEED, carry: null }), events).state;
}
const told = ({ closed }: ReturnType<typeof endCurrent>) =>
  closed.map(({ startedAt, endedAt, endedBy, keystrokes }) => [
    startedAt - SUNDAY,
    endedAt - SUNDAY,
    endedBy,
    keystrokes,
  ]);

test("endCurrent() ends a session where the person left, within two minutes of the last event", () => {
  const left = endCurrent(typed(0, 60), "person", "lock", SUNDAY + 180);
  expect(told(left)).toEqual([[0, 180, "lock", 2]]);
  expect(left.state.person).toEqual({ state: "closed" });
});

describe("a person who leaves later than that", () => {
  test.each(["blur", "lock", "close"] as const)("by %s is told at that moment", (endedBy) => {
    expect(told(endCurrent(typed(0, 60), "person", endedBy, SUNDAY + 250))).toEqual([
      [0, 60, "idle", 2],
      [250, 250, endedBy, 0],
    ]);
  });

  test("is not told when no gap counts any more", () => {
    expect(told(endCurrent(typed(0), "person", "lock", SUNDAY + 3_601))).toEqual([
      [0, 0, "idle", 1],
    ]);
  });
});

test("endCurrent() tells a lock after a blur, a second blur never", () => {
  const { state } = endCurrent(typed(0), "person", "blur", SUNDAY + 10);
  expect(state.person).toMatchObject({ state: "left", lastAt: SUNDAY + 10 });
  expect(endCurrent(state, "person", "blur", SUNDAY + 20)).toEqual({ state, closed: [] });
  const locked = endCurrent(state, "person", "lock", SUNDAY + 30);
  expect(told(locked)).toEqual([[30, 30, "lock", 0]]);
  expect(told(endCurrent(locked.state, "person", "close", SUNDAY + 40))).toEqual([]);
});

test("endCurrent() without a time ends at the last event", () => {
  expect(told(endCurrent(typed(0, 60), "person", "close", null))).toEqual([[0, 60, "close", 2]]);
  const { state } = endCurrent(typed(0), "person", "blur", SUNDAY + 10);
  expect(told(endCurrent(state, "person", "close", null))).toEqual([]);
});
