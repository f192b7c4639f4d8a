import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import { CATEGORIES } from "@streakline/shared/categories/categories.ts";
import { uuidV7Seconds } from "@streakline/shared/ids.ts";
import { daysBetween } from "@streakline/shared/time/days.ts";
import { expect, test } from "vitest";
import { believableDay } from "./believable-day.ts";
import { believableVisits } from "./believable-visits.ts";
import { PEOPLE, type SeededPerson } from "./people.ts";

const NOW = 1_795_176_000;
const DAYS = daysBetween("2026-10-01", "2026-10-31");

test.each(PEOPLE)(
  "believableVisits() makes visits of $name that a server takes, the same ones every time",
  (person) => {
    const made = DAYS.flatMap((day) => dayOf(person, day).visits);
    for (const visit of made) {
      expect(parseRecord(visit, NOW)).toEqual({ record: visit });
      expect(uuidV7Seconds(visit.id)).toBe(visit.startedAt);
      expect(visit.endedAt - visit.startedAt).toBeLessThanOrEqual(300);
    }
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(DAYS.flatMap((day) => dayOf(person, day).visits)).toEqual(made);
  },
);

test.each(PEOPLE)(
  "the browser of $name shows one site at a time, in and around the coding and without it",
  (person) => {
    const made = DAYS.map((day) => dayOf(person, day));
    const visits = made.flatMap((day) => day.visits);
    for (const [index, visit] of visits.entries())
      expect(visit.startedAt).toBeGreaterThanOrEqual(visits[index - 1]?.endedAt ?? 0);
    const beside = made.flatMap((day) =>
      day.visits.filter((visit) =>
        day.coding.some(
          ({ startedAt, endedAt }) => startedAt < visit.endedAt && endedAt > visit.startedAt,
        ),
      ),
    );
    expect(beside.length / visits.length).toBeGreaterThan(0.1);
    expect(beside.length / visits.length).toBeLessThan(0.5);
  },
);

test.each(PEOPLE)(
  "a workday of $name has about 40 to 80 visits, of every weight and some without a category",
  (person) => {
    const workdays = DAYS.map((day) => dayOf(person, day)).filter(
      ({ coding }) => coding.length > 0,
    );
    const visits = workdays.flatMap((day) => day.visits);
    expect(visits.length / workdays.length).toBeGreaterThan(40);
    expect(visits.length / workdays.length).toBeLessThan(80);
    const weights = new Set<number>(visits.map(({ category }) => CATEGORIES[category].weight));
    expect(weights).toEqual(new Set([0, 0.5, 1]));
    expect(visits.some(({ category }) => category === "uncategorised")).toBe(true);
    expect(visits.some(({ idleSeconds }) => idleSeconds > 0)).toBe(true);
  },
);

function dayOf(person: SeededPerson, day: string) {
  const coding = believableDay(person, day).flat();
  return { coding, visits: believableVisits(person, day, coding) };
}
