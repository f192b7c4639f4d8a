import { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { dayBounds, daysBetween } from "@streakline/shared/time/days.ts";
import { expect, test } from "vitest";
import { believableDay } from "./believable-day.ts";
import { PEOPLE } from "./people.ts";

test.each(PEOPLE)(
  "believableDay() makes valid sessions of $name, the same ones every time",
  (person) => {
    const days = daysBetween("2026-10-01", "2026-10-31");
    const made = days.flatMap((day) => believableDay(person, day).flat());
    for (const session of made) expect(CodingSession.parse(session)).toEqual(session);
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(days.flatMap((day) => believableDay(person, day).flat())).toEqual(made);
    const hours =
      made
        .filter(({ actor }) => actor === "person")
        .reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0) / 3_600;
    expect(hours).toBeGreaterThan(30);
    expect(hours).toBeLessThan(220);
  },
);

test("late nights of the seeded people reach into the next day now and then", () => {
  const crossing = PEOPLE.flatMap((person) =>
    daysBetween("2026-08-01", "2026-10-31").filter((day) => {
      const { endsAt } = dayBounds(day, { timeZone: person.timeZone, dayStartsAtMinutes: 0 });
      return believableDay(person, day)
        .flat()
        .some(({ endedAt }) => endedAt > endsAt);
    }),
  );
  expect(crossing.length).toBeGreaterThan(5);
});
