import { expect, test } from "vitest";
import { aSession, NOON } from "../testing/builders.ts";
import { chanceOf } from "./chance.ts";
import { sittings } from "./sittings.ts";

const ZONE = { timeZone: "UTC", dayStartsAtMinutes: 0 };
const DAY = "2026-11-20";
/**
 * An hour of coding, a look away of two minutes, ten minutes of coding, an hour of pause, ten
 * minutes of coding.
 */
const CODING = [
  aSession({ startedAt: NOON, endedAt: NOON + 3_600 }),
  aSession({ startedAt: NOON + 3_720, endedAt: NOON + 4_320 }),
  aSession({ startedAt: NOON + 7_920, endedAt: NOON + 8_520 }),
];

test("sittings() fall into the looks away, the pauses and the evening, and never overlap", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const made = sittings(DAY, ZONE, CODING, chanceOf(seed));
    for (const [index, { mood, startedAt, endedAt }] of made.entries()) {
      expect(endedAt).toBeGreaterThan(startedAt);
      expect(startedAt).toBeGreaterThanOrEqual(made[index - 1]?.endedAt ?? 0);
      if (mood === "evening") expect(startedAt).toBeGreaterThanOrEqual(NOON + 8 * 3_600);
      else expect(endedAt).toBeLessThanOrEqual(NOON + 8_520);
    }
  }
});

test("sittings() find every mood on many days, and leave some free days without any", () => {
  const many = Array.from({ length: 200 }, (_, seed) =>
    sittings(DAY, ZONE, CODING, chanceOf(seed)),
  );
  expect(new Set(many.flat().map(({ mood }) => mood))).toEqual(
    new Set(["lookup", "pause", "evening"]),
  );
  const free = Array.from({ length: 200 }, (_, seed) => sittings(DAY, ZONE, [], chanceOf(seed)));
  expect(new Set(free.flat().map(({ mood }) => mood))).toEqual(new Set(["evening"]));
  expect(free.filter((day) => day.length === 0).length).toBeGreaterThan(50);
});

test("agents at work are no reason to look at a browser", () => {
  const agents = CODING.map((session) => ({ ...session, actor: "agent" as const }));
  expect(sittings(DAY, ZONE, agents, chanceOf(1))).toEqual(sittings(DAY, ZONE, [], chanceOf(1)));
});
