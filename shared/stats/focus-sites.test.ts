import { expect, test } from "vitest";
import { anInterval, SUNDAY } from "../testing/builders.ts";
import type { Category } from "../categories/categories.ts";
import { focusSites } from "./focus-sites.ts";

const visit = (category: Category, weight: number, seconds: number, offset: number) =>
  anInterval({
    kind: "site",
    domain: `${category}.test`,
    category,
    weight,
    startedAt: SUNDAY + offset,
    endedAt: SUNDAY + offset + seconds,
  });

test("focusSites() sums productive and distracting seconds and counts changes of category", () => {
  const list = [
    visit("documentation", 1, 60, 0),
    visit("video", 0, 30, 60),
    visit("documentation", 1, 60, 90),
    visit("search", 0.5, 9, 150),
  ];
  expect(focusSites(list)).toEqual({ productiveSeconds: 120, distractingSeconds: 30, switches: 3 });
});

test("focusSites() takes to and fro between editor and documentation for no switch", () => {
  const list = [
    visit("documentation", 1, 60, 0),
    anInterval({ startedAt: SUNDAY + 60, endedAt: SUNDAY + 90 }),
    visit("documentation", 1, 60, 90),
  ];
  expect(focusSites(list)).toEqual({ productiveSeconds: 120, distractingSeconds: 0, switches: 0 });
});

test("focusSites() of nothing is nothing", () => {
  expect(focusSites([])).toEqual({ productiveSeconds: 0, distractingSeconds: 0, switches: 0 });
});
