import { sessions } from "@streakline/shared/activity/sessions.ts";
import { expect, test } from "vitest";
import { anEvent, NOON } from "../testing/home.ts";
import { today } from "./today.ts";

const rules = { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 };
const seed = new Uint8Array(16);

test("today() adds up sessions and gaps by project and language, agents beside", () => {
  const events = [
    anEvent({ at: NOON }),
    anEvent({ at: NOON + 60 }),
    anEvent({ at: NOON + 600, project: "beta", language: "python" }),
    anEvent({ at: NOON + 660, project: "beta", language: "python" }),
    anEvent({ at: NOON, actor: "agent" }),
    anEvent({ at: NOON + 30, actor: "agent" }),
  ];
  expect(today(sessions(events, seed), NOON + 700, rules)).toEqual({
    day: "2026-11-22",
    secondsTotal: 660,
    agentSeconds: 30,
    projects: [
      { name: "alpha", seconds: 600 },
      { name: "beta", seconds: 60 },
    ],
    languages: [
      { name: "typescript", seconds: 600 },
      { name: "python", seconds: 60 },
    ],
  });
});

test("two windows at the same time count once", () => {
  const one = sessions([anEvent({ at: NOON }), anEvent({ at: NOON + 100 })], seed);
  const two = sessions(
    [anEvent({ at: NOON + 50, project: "beta" }), anEvent({ at: NOON + 150, project: "beta" })],
    new Uint8Array(16).fill(1),
  );
  expect(today([...one, ...two], NOON + 200, rules)).toMatchObject({ secondsTotal: 150 });
});

test("yesterday's evening is not today", () => {
  const before = sessions([anEvent({ at: NOON }), anEvent({ at: NOON + 60 })], seed);
  expect(today(before, NOON + 86_400, rules)).toMatchObject({
    day: "2026-11-23",
    secondsTotal: 0,
    projects: [],
  });
});
